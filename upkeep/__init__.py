"""Keeping numbers right: those who keep the contacts of a place check, change and withdraw them."""
