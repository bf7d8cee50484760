"""The commands: python -m hotline …"""
