//! Numbers taken again and again, and what is said of them: the median, and the worst but one in twenty.

/// Numbers of one kind.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// Takes one more.
    pub(crate) fn add(&mut self, number: f64) {
        let place = self.0.partition_point(|have| *have < number);
        self.0.insert(place, number);
    }

    /// How many.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one.
    pub(crate) fn median(&self) -> Option<f64> {
        let middle = self.0.len() / 2;
        let above = *self.0.get(middle)?;
        if self.0.len() % 2 == 1 {
            return Some(above);
        }
        Some(f64::midpoint(*self.0.get(middle.checked_sub(1)?)?, above))
    }

    /// The one that 95 in 100 do not exceed.
    pub(crate) fn p95(&self) -> Option<f64> {
        self.0.get((self.0.len() * 95).div_ceil(100).checked_sub(1)?).copied()
    }

    /// The least and the most.
    pub(crate) fn range(&self) -> Option<(f64, f64)> {
        Some((*self.0.first()?, *self.0.last()?))
    }

    /// Median and p95 with so many decimals, as a cell of a table.
    pub(crate) fn cell(&self, decimals: usize, unit: &str) -> String {
        match (self.median(), self.p95()) {
            (Some(median), Some(p95)) => format!("{median:.decimals$} / {p95:.decimals$}{unit}"),
            _ => "none".to_owned(),
        }
    }
}

impl Extend<f64> for Sample {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, numbers: I) {
        for number in numbers {
            self.add(number);
        }
    }
}
