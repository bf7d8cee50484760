"""The local carrier: a Twilio look-alike with handsets, for the demo and the tests."""
