"""Bring reviewed files into the database without overwriting what people changed there."""
