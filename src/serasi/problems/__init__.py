"""The catalogue of numbered refusals: code, HTTP status and an Indonesian sentence of what to do.

Anything a user or partner can meet and mend is a `Problem`; anything else propagates as a bug.
Numbers never change their meaning; each room has its hundred and its module here.
"""

from serasi.problems.access import *
from serasi.problems.base import Kind as Kind
from serasi.problems.base import Problem as Problem
from serasi.problems.base import catalogue as catalogue
from serasi.problems.collect import *
from serasi.problems.documents import *
from serasi.problems.facilitate import *
from serasi.problems.measure import *
from serasi.problems.network import *
from serasi.problems.ops import *
from serasi.problems.public import *
from serasi.problems.publish import *
from serasi.problems.recover import *
from serasi.problems.regions import *
from serasi.problems.register import *
from serasi.problems.respond import *
from serasi.problems.science import *
from serasi.problems.trail import *
from serasi.problems.warn import *
