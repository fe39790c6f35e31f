"""The catalogue of findings: every kind with its stable code, severity, sentence and remedy.

A sentence says what is wrong with the figures in it; a remedy says what to do. Where it stands and
by which rule, the finding adds. Codes are stable; sentences may be improved.

Each kind is defined once, in the module of what it is about, and taken from here: `catalogue.FILE_EMPTY`.
"""

from submissions.findings.catalogue.authority import *
from submissions.findings.catalogue.claims import *
from submissions.findings.catalogue.completeness import *
from submissions.findings.catalogue.contradictions import *
from submissions.findings.catalogue.defining import CATALOGUE as CATALOGUE
from submissions.findings.catalogue.defining import OWN as OWN
from submissions.findings.catalogue.editions import *
from submissions.findings.catalogue.eligibility import *
from submissions.findings.catalogue.evidence import *
from submissions.findings.catalogue.files import *
from submissions.findings.catalogue.law import *
from submissions.findings.catalogue.manuscript import *
from submissions.findings.catalogue.neighbours import *
from submissions.findings.catalogue.proof import *
from submissions.findings.catalogue.stationery import *
from submissions.findings.catalogue.substance import *
from submissions.findings.catalogue.texts import *
from submissions.findings.catalogue.timing import *
from submissions.findings.catalogue.unfinished import *
from submissions.findings.catalogue.values import *
from submissions.findings.catalogue.workbooks import *
from submissions.findings.catalogue.writing import *
from submissions.findings.catalogue.years import *
