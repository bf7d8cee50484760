"""The doors for the carrier: texts, calls and receipts come in here."""
