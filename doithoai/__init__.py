"""Đối Thoại: the whole life of a direct dialogue between a commune head and the people."""
