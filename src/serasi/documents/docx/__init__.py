"""Editable papers: `write` makes a DOCX, `read_back` finds in it what an officer changed."""

from serasi.documents.docx.reading import Finding as Finding
from serasi.documents.docx.reading import ReadBack as ReadBack
from serasi.documents.docx.reading import read_back as read_back
from serasi.documents.docx.writing import write as write
