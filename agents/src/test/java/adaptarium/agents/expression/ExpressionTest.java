package adaptarium.agents.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation's first and second derivative against central differences. */
class ExpressionTest {
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;

    private static double[] numbers(int count, int seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 0.3 + random.nextDouble() * (i % 3 == 0 ? -1 : 1); // of both signs, none near a kink
        }
        return numbers;
    }

    private static Expression constant(int rows, int columns, int seed) {
        return Expression.constant(rows, columns, numbers(rows * columns, seed));
    }

    private static Expression positive(Expression x) {
        return x.times(x).shifted(0.1);
    }

    private static Map<String, UnaryOperator<Expression>> operations() {
        Map<String, UnaryOperator<Expression>> all = new LinkedHashMap<>();
        all.put("plus", x -> x.plus(x.times(x)));
        all.put("minus", x -> constant(ROWS, COLUMNS, 2).minus(x.times(x)));
        all.put("times", x -> x.times(x).times(constant(ROWS, COLUMNS, 2)));
        all.put("scaled and shifted", x -> x.scaled(3).shifted(1).times(x));
        all.put("product", x -> x.product(constant(COLUMNS, 2, 3)).product(constant(2, 3, 4)));
        all.put("product of two", x -> x.transposedProduct(x).product(x.transposedProduct(x)));
        all.put("product transposed", x -> x.productTransposed(x).product(x));
        all.put("rows", x -> x.columnSums().repeatedRows(5).times(x.columnSums().repeatedRows(5)));
        all.put("columns", x -> x.rowSums().repeatedColumns(5).times(x.rowSums().repeatedColumns(5)));
        all.put("groups of rows", x -> x.groupSums(3).times(x.groupSums(3)));
        all.put("mean", x -> x.mean().times(x.mean()));
        all.put("relu", x -> x.relu().times(x));
        all.put("exp", Expression::exp);
        all.put("log", x -> positive(x).log());
        all.put(
                "power",
                x -> positive(x)
                        .power(-0.5)
                        .plus(positive(x).power(-1))
                        .plus(positive(x).power(0.5)));
        all.put("sigmoid", Expression::sigmoid);
        all.put("log of softmax", x -> x.logSoftmax().times(x));
        all.put("gathered", x -> x.gathered(2, 0, 2).times(x.gathered(1, 1, 0)));
        all.put("joined", x -> x.joined(x.times(x)).times(constant(ROWS, 2 * COLUMNS, 5)));
        all.put("some columns", x -> x.columns(1, 2).times(x.columns(2, 2)));
        all.put("reshaped", x -> x.reshaped(4, 3).product(x));
        return all;
    }

    private static double value(UnaryOperator<Expression> operation, double[] at) {
        Expression y = operation.apply(Expression.constant(ROWS, COLUMNS, at));
        return y.times(constant(y.rows(), y.columns(), 9)).sum().value();
    }

    private static Expression gradient(UnaryOperator<Expression> operation, Tape tape, Expression x) {
        Expression y = operation.apply(x);
        return tape.gradient(y.times(constant(y.rows(), y.columns(), 9)).sum(), List.of(x))
                .get(0);
    }

    private static double[] gradient(UnaryOperator<Expression> operation, double[] at) {
        Tape tape = new Tape();
        return gradient(operation, tape, tape.variable(ROWS, COLUMNS, at)).values();
    }

    private static double[] moved(double[] at, int i, double by) {
        double[] moved = at.clone();
        moved[i] += by;
        return moved;
    }

    @TestFactory
    List<DynamicTest> derivativesOfFirstAndSecondOrderAreThoseOfCentralDifferences() {
        return operations().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())))
                .toList();
    }

    private static void check(UnaryOperator<Expression> operation) {
        double[] at = numbers(ROWS * COLUMNS, 1);
        double h = 1e-5;
        double[] first = gradient(operation, at);
        Tape tape = new Tape();
        Expression x = tape.variable(ROWS, COLUMNS, at);
        Expression along = constant(ROWS, COLUMNS, 7);
        double[] second = tape.gradient(
                        gradient(operation, tape, x).times(along).sum(), List.of(x))
                .get(0)
                .values();
        for (int i = 0; i < at.length; i++) {
            double slope = (value(operation, moved(at, i, h)) - value(operation, moved(at, i, -h))) / (2 * h);
            assertEquals(slope, first[i], 1e-7 * (1 + Math.abs(slope)));
            double[] up = gradient(operation, moved(at, i, h));
            double[] down = gradient(operation, moved(at, i, -h));
            double bend = 0;
            for (int j = 0; j < at.length; j++) {
                bend += (up[j] - down[j]) / (2 * h) * along.values()[j];
            }
            assertEquals(bend, second[i], 1e-7 * (1 + Math.abs(bend)));
        }
    }

    @Test
    void theFourthDerivativeOfAnExponentialIsItself() {
        Tape tape = new Tape();
        Expression x = tape.variable(1, 1, new double[] {0.7});
        Expression y = x.scaled(2).exp();
        for (int order = 0; order < 4; order++) {
            y = tape.gradient(y, List.of(x)).get(0);
        }
        assertEquals(16 * Math.exp(1.4), y.value(), 1e-12); // d⁴ exp(2x) = 2⁴ exp(2x)
    }

    @Test
    void nothingFlowsThroughWhatIsFrozenAndZerosComeOfWhatDoesNotMatter() {
        Tape tape = new Tape();
        Expression x = tape.variable(1, 2, new double[] {3, 4});
        Expression other = tape.variable(2, 1, new double[] {5, 6});
        List<Expression> gradients = tape.gradient(x.frozen().times(x).sum(), List.of(x, other));
        assertArrayEquals(new double[] {3, 4}, gradients.get(0).values()); // not twice that
        assertArrayEquals(new double[] {0, 0}, gradients.get(1).values());
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Expression x = constant(2, 3, 1);
        assertThrows(IllegalArgumentException.class, () -> x.plus(constant(3, 2, 1)));
        assertThrows(IllegalArgumentException.class, () -> x.product(constant(2, 3, 1)));
        assertThrows(IllegalArgumentException.class, () -> x.repeatedRows(2));
        assertThrows(IllegalArgumentException.class, () -> x.repeatedColumns(2));
        assertThrows(IllegalArgumentException.class, () -> x.joined(constant(3, 1, 1)));
        Expression here = new Tape().variable(1, 1, new double[1]);
        Expression there = new Tape().variable(1, 1, new double[1]);
        assertThrows(IllegalArgumentException.class, () -> here.plus(there));
        assertThrows(IllegalArgumentException.class, () -> x.groupSums(4));
        assertThrows(IllegalArgumentException.class, x::value);
        assertThrows(IllegalArgumentException.class, () -> new Tape().gradient(x, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Expression.constant(2, 2, new double[3]));
    }
}
