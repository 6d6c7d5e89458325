package adaptarium.envs;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of a few values.
 *
 * @param name the record component
 * @param train training values, equally likely
 * @param held held-out values
 * @param live whether it may change in mid-episode
 * @param visible whether an episode's first observation may depend on it
 * @param description what it is
 * @param weights of the training values, in proportion to their probabilities; empty where these are equal
 */
public record ChoiceParameter(
        String name,
        List<Object> train,
        List<Object> held,
        boolean live,
        boolean visible,
        String description,
        List<Double> weights)
        implements TaskParameter {
    /** A choice whose training values are equally likely; the components are those of the record. */
    public ChoiceParameter(
            String name, List<Object> train, List<Object> held, boolean live, boolean visible, String description) {
        this(name, train, held, live, visible, description, List.of());
    }

    /** Copies the lists and checks that there are at least two values and none twice. */
    public ChoiceParameter {
        train = List.copyOf(train);
        held = List.copyOf(held);
        weights = List.copyOf(weights);
        if (!weights.isEmpty()
                && (weights.size() != train.size() || !weights.stream().allMatch(ChoiceParameter::isWeight))) {
            throw new IllegalArgumentException(
                    "choice '" + name + "' needs a weight above 0 for each of " + train + ", got " + weights);
        }
        List<Object> all = new ArrayList<>();
        for (Object value : train) {
            refuseAgain(name, all, value);
        }
        for (Object value : held) {
            refuseAgain(name, all, value);
        }
        if (train.isEmpty() || all.size() < 2) {
            throw new IllegalArgumentException("choice '" + name
                    + "' needs a training value and at least two values in all, got " + train + " and " + held);
        }
    }

    private static boolean isWeight(Double weight) {
        return weight > 0 && Double.isFinite(weight);
    }

    private static void refuseAgain(String name, List<Object> all, Object value) {
        if (all.contains(value)) {
            throw new IllegalArgumentException("choice '" + name + "' lists '" + value + "' twice");
        }
        all.add(value);
    }

    @Override
    public Object nominal() {
        return train.get(0);
    }

    @Override
    public int contextSize() {
        return train.size() + held.size();
    }

    @Override
    public double innerProbability() {
        return (double) train.size() / (train.size() + held.size());
    }

    @Override
    public Object drawInner(RandomGenerator random) {
        if (weights.isEmpty()) {
            return train.get(random.nextInt(train.size()));
        }
        double rest = random.nextDouble();
        int i = 0;
        while (i < train.size() - 1 && rest >= probability(i)) {
            rest -= probability(i);
            i++;
        }
        return train.get(i);
    }

    private double probability(int index) {
        return weights.isEmpty()
                ? 1.0 / train.size()
                : weights.get(index)
                        / weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public Object drawOuter(RandomGenerator random) {
        return value(random.nextInt(train.size() + held.size()));
    }

    @Override
    public Object drawShell(RandomGenerator random) {
        return held.get(random.nextInt(held.size()));
    }

    /** All values: the training ones, then the held-out ones. */
    public List<Object> values() {
        List<Object> all = new ArrayList<>(train);
        all.addAll(held);
        return List.copyOf(all);
    }

    @Override
    public Object parse(Object value) {
        for (int i = 0; i < contextSize(); i++) {
            Object known = value(i);
            boolean sameNumber =
                    known instanceof Integer k && value instanceof Number n && n.doubleValue() == k.doubleValue();
            boolean sameText = value instanceof String s && known.toString().equals(s);
            if (known.equals(value) || sameNumber || sameText) {
                return known;
            }
        }
        throw new IllegalArgumentException(
                "task parameter '" + name + "' must be one of " + values() + ", got '" + value + "'");
    }

    /**
     * One number per value: its indicator minus the indicator's mean over training tasks. Indicators of 0 and 1 add up to a constant, a second bias that
     * a network learns together with its own: on a sliding load PPO that was told a task so fell far behind PPO that was told nothing. At a held-out
     * value the training values' numbers are 0, their mean.
     */
    @Override
    public void context(Object value, float[] out, int offset) {
        boolean trained = train.contains(value);
        for (int i = 0; i < contextSize(); i++) {
            float mean =
                    !trained || i >= train.size() ? 0 : weights.isEmpty() ? 1f / train.size() : (float) probability(i);
            out[offset + i] = (value(i).equals(value) ? 1 : 0) - mean;
        }
    }

    @Override
    public String trainText() {
        return train + (weights.isEmpty() ? "" : " with weights " + weights);
    }

    @Override
    public String shiftedText() {
        return held.isEmpty() ? "" : held.toString();
    }

    private Object value(int index) {
        return index < train.size() ? train.get(index) : held.get(index - train.size());
    }
}
