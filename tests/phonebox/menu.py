"""A small application with a telephone menu: it leads calls and remembers what it was told."""

import threading

from flask import Flask, Response, request
from werkzeug.serving import make_server

from hotline.phonebox.calls.sounds import make_tone

from .process import KARIM, LINE

MENU = "Bonjour. Pour des médicaments, tapez 1."
ASK = f'<Gather input="dtmf speech" numDigits="1" action="/chosen"><Say language="fr-FR">{MENU}</Say></Gather>'
CHOICES = {
    "1": '<Say language="fr-FR">C\'est noté, merci.</Say><Hangup/>',
    "2": '<Say language="fr-FR">Laissez un message.</Say><Record action="/recorded" maxLength="60"/>',
    "3": f'<Dial callerId="{LINE}"><Number>{KARIM}</Number></Dial>',
    "4": f"<Play>/hello.wav</Play>{ASK}",
}


class Town:
    """An application with a small telephone menu; `hits` are the forms it was sent, by path."""

    def __init__(self) -> None:
        self.hits: list[tuple[str, dict[str, str]]] = []
        app = Flask(__name__)
        app.add_url_rule("/hello.wav", view_func=lambda: Response(make_tone(), content_type="audio/wav"))
        app.add_url_rule("/<path:path>", view_func=self.answer, methods=["POST"])
        server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{server.port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> Response:
        self.hits.append((path, request.form.to_dict()))
        said = request.form.get("SpeechResult")
        choice = (
            f'<Say language="fr-FR">Vous avez dit {said}.</Say>'
            if said
            else CHOICES.get(request.form.get("Digits", ""))
        )
        verbs = {"voice": ASK, "chosen": choice}.get(path) or '<Say language="fr-FR">Merci, au revoir.</Say>'
        return Response(f"<Response>{verbs}</Response>", content_type="text/xml")

    def told(self, path: str) -> list[dict[str, str]]:
        return [form for hit, form in list(self.hits) if hit == path]
