"""Words of diagnosis, which no card of psychosocial support may carry: it tells services."""

from __future__ import annotations

import re

_DIAGNOSES = re.compile(
    r"\b(?:"
    r"(?:men)?depresi\w*|ptsd|gstp|skizo\w+|schizo\w+|bipolar|psiko(?:sis|tik|pat)\w*"
    r"|neuro(?:sis|tik)|paranoi[ad]\w*|halusinasi|delusi|waham|mania|manik"
    r"|gangguan\s+(?:stres|cemas|kecemasan|jiwa|mental|panik|mood|afektif|kepribadian|makan"
    r"|penyesuaian|kejiwaan|psikis)\w*"
    r"|anxiety|insomnia|odgj|orang\s+gila|sakit\s+jiwa|gila|stres\s+pasca\s*-?trauma\w*"
    r"|trauma\s+(?:berat|akut|kronis|kompleks)|demensia|alzheimer|autis\w*|adhd|epilepsi"
    r"|retardasi|tunagrahita|hiv|aids|tbc|sifilis|(?:men|di|ter)?diagnos\w*|icd|dsm|f\d{2}\.\d"
    r")\b",
    re.IGNORECASE,
)


def diagnosis_in(text: str) -> str | None:
    """Return the first word of diagnosis in a text, as it was written.

    >>> diagnosis_in("Konseling kedua; tampak depresi ringan")
    'depresi'
    >>> diagnosis_in("Trauma healing bersama anak-anak, menggambar") is None
    True
    """
    found = _DIAGNOSES.search(text)
    return None if found is None else found[0]
