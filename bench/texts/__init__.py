"""What the bench of texts needs beside the sets themselves."""
