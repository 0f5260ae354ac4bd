"""Which dialogues nobody outside is told of."""

from doithoai.rules.procedure import Stage

#: A dialogue in these stages is nobody's business yet, or no longer.
UNTOLD = (Stage.PLANNING, Stage.CANCELLED)
