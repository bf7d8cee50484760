"""The verbs that the carrier carries out, and their attributes (pure)."""

PROMPTS = frozenset({"Say", "Play", "Pause"})
NESTED = {"Gather": PROMPTS, "Dial": frozenset({"Number"})}

ATTRIBUTES = {
    "Say": "voice language loop",
    "Play": "loop digits",
    "Pause": "length",
    "Gather": "input action method timeout speechTimeout maxSpeechTime profanityFilter finishOnKey numDigits "
    "partialResultCallback partialResultCallbackMethod language hints bargeIn debug actionOnEmptyResult "
    "speechModel enhanced",
    "Record": "action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback "
    "recordingStatusCallbackMethod recordingStatusCallbackEvent transcribe transcribeCallback recordingTrack",
    "Dial": "action method timeout hangupOnStar timeLimit callerId record trim recordingStatusCallback "
    "recordingStatusCallbackMethod recordingStatusCallbackEvent recordingTrack answerOnBridge ringTone "
    "sequential referUrl referMethod",
    "Number": "url method sendDigits statusCallback statusCallbackEvent statusCallbackMethod byoc "
    "machineDetection machineDetectionTimeout",
    "Redirect": "method",
    "Hangup": "",
    "Reject": "reason",
}
KNOWN = {name: frozenset(attributes.split()) for name, attributes in ATTRIBUTES.items()}

# The debugger code for a number that can't be read, by verb and attribute.
INVALID_VALUE = {
    ("Say", "loop"): 13510,
    ("Play", "loop"): 13410,
    ("Gather", "timeout"): 13313,
    ("Gather", "numDigits"): 13314,
    ("Record", "timeout"): 13611,
    ("Record", "maxLength"): 13612,
    ("Dial", "timeout"): 13212,
    ("Dial", "timeLimit"): 13213,
}
