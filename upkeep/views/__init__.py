"""The pages of /beheer/, each for who keeps contacts; the second step of signing in is asked before any."""
