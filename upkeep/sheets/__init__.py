"""Contacts out to a sheet (CSV or Excel), and in again: read, compare, show, and only then write."""
