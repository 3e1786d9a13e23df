"""All the rules. To add one: a file here, a line below, a kind in `alert.py`, its thresholds in `alerts.toml`."""

from livetui.alerts.rules.checkout_trouble import checkout_troubles
from livetui.alerts.rules.entering_dip import entering_dips
from livetui.alerts.rules.leave_rise import leave_rises
from livetui.alerts.rules.ratio_fall import ratio_falls
from livetui.alerts.rules.rule import Rule
from livetui.alerts.rules.stock import running_out
from livetui.alerts.rules.viewer_peak import viewer_peaks

RULES: tuple[Rule, ...] = (
    ratio_falls,
    entering_dips,
    leave_rises,
    viewer_peaks,
    running_out,
    checkout_troubles,
)
