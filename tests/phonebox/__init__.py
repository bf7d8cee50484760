"""Tests of the local carrier, driven by Twilio's own client."""
