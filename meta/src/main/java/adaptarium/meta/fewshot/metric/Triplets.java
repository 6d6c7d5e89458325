package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.meta.fewshot.Examples;
import java.util.List;

/** Triplet networks: queries are anchors, support examples positives and negatives; semi-hard negatives. */
final class Triplets implements Comparison {
    private static final double MARGIN = 0.5; // of squared distances of unit vectors, which lie in [0, 4]

    @Override
    public Expression placed(Expression embedded) {
        return Distances.unit(embedded);
    }

    @Override
    public Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query) {
        return Distances.nearest(query, support, labels);
    }

    @Override
    public Expression loss(
            List<Expression> blocks, Expression support, Examples labels, Expression query, Examples wanted) {
        Expression squares = Distances.squared(query, support);
        int supports = labels.count();
        int[] positives = new int[wanted.count() * supports];
        int[] negatives = new int[wanted.count() * supports];
        int count = 0;
        for (int anchor = 0; anchor < wanted.count(); anchor++) {
            for (int positive = 0; positive < supports; positive++) {
                if (labels.label(positive) == wanted.label(anchor)) {
                    positives[count] = anchor * supports + positive;
                    negatives[count] = anchor * supports + negative(squares, anchor, positive, labels);
                    count++;
                }
            }
        }
        Expression all = squares.reshaped(wanted.count() * supports, 1);
        Expression near = all.gathered(java.util.Arrays.copyOf(positives, count));
        Expression far = all.gathered(java.util.Arrays.copyOf(negatives, count));
        return near.minus(far).shifted(MARGIN).relu().mean();
    }

    /** The nearest of another class that lies further off than the positive; where none does, the furthest. */
    private static int negative(Expression squares, int anchor, int positive, Examples labels) {
        double[] distances = squares.values();
        int row = anchor * labels.count();
        int semiHard = -1;
        int furthest = -1;
        for (int i = 0; i < labels.count(); i++) {
            if (labels.label(i) == labels.label(positive)) {
                continue;
            }
            if (furthest < 0 || distances[row + i] > distances[row + furthest]) {
                furthest = i;
            }
            if (distances[row + i] > distances[row + positive]
                    && (semiHard < 0 || distances[row + i] < distances[row + semiHard])) {
                semiHard = i;
            }
        }
        return semiHard < 0 ? furthest : semiHard;
    }
}
