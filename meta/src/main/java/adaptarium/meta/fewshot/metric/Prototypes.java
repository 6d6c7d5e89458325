package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.meta.fewshot.Examples;
import java.util.List;

/** Prototypical networks: minus the squared distance to each class's mean. */
final class Prototypes implements Comparison {
    @Override
    public Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query) {
        return Distances.squared(query, Distances.classMeans(support, labels)).scaled(-1);
    }
}
