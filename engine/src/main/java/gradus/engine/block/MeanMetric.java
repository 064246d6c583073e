package gradus.engine.block;

import gradus.engine.operation.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// A metric that is the weighted mean of a number each row has.
interface MeanMetric extends Metric {

    /// What each row adds, `[rows, 1]`.
    Term each(Rows rows);

    @Override
    default Map<String, Term> sums(Rows rows) {
        Map<String, Term> sums = new LinkedHashMap<>();
        sums.put("total", rows.total(each(rows)).sum());
        sums.put("count", rows.count());
        return sums;
    }

    @Override
    default Term figure(Sums sums) {
        return Rows.share(sums.of("total"), sums.of("count"));
    }
}
