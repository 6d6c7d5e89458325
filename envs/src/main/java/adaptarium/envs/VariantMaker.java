package adaptarium.envs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes a family as a {@link Variant} says: first its sizes and reward weights, then the distribution of its tasks, then horizon and trial.
 *
 * @param <T> the task record
 */
final class VariantMaker<T extends Record> {
    private static final String HORIZON = "horizon";
    static final String EPISODES = "episodes";
    private static final String CORRELATIONS = "correlations";
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_EPISODES = 1000;

    private final TaskFamily<T> family;
    private final Map<String, String> left; // settings nobody has read yet
    private final Map<String, String> written = new LinkedHashMap<>(); // as the id writes them, in its order

    private VariantMaker(TaskFamily<T> family, Variant asked) {
        this.family = family;
        left = new LinkedHashMap<>(asked.settings());
    }

    /**
     * Changes a family.
     *
     * @param <T> the task record
     * @param family a family
     * @param asked what is to be changed
     * @param hash that of the settings, where one was written
     * @return the family; the one that was given where nothing is changed
     * @throws IllegalArgumentException where a setting is unknown, and the message names the nearest, or does not fit
     */
    static <T extends Record> TaskFamily<T> of(TaskFamily<T> family, Variant asked, Optional<String> hash) {
        TaskFamily<T> changed;
        try {
            changed = new VariantMaker<>(family, asked).make(asked.name());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(family.spec().id() + ": " + e.getMessage(), e);
        }
        String found = Variant.of(changed.spec().id()).map(Variant::hash).orElse("none");
        if (hash.isPresent() && !hash.get().equals(found)) {
            throw new IllegalArgumentException("'" + asked.family() + ":" + asked.words() + "' has the hash " + found
                    + ", not " + hash.get() + ": the settings were changed; leave out '#" + hash.get() + "'");
        }
        return changed;
    }

    private TaskFamily<T> make(String name) {
        Map<String, Double> sizes = numbers(family.settings());
        Map<String, Double> weights = numbers(family.rewardTerms());
        TaskFamily<T> sized = sizes.isEmpty() ? family : family.withSettings(sizes);
        int horizon = count(HORIZON, sized.spec().horizon(), MOST_STEPS);
        int episodes = count(EPISODES, sized.spec().episodesPerTrial(), MOST_EPISODES);
        TaskSpace<T> tasks = tasks(sized.tasks());
        if (!left.isEmpty()) {
            throw unknown(left.keySet().iterator().next(), sized);
        }
        if (written.isEmpty()) {
            return family;
        }
        TaskFamily<T> timed = sized.withHorizon(horizon);
        String id = new Variant(family.spec().id(), name, written).id();
        EnvironmentSpec.Builder spec = timed.spec().change().id(id).episodesPerTrial(episodes);
        UnaryOperator<Episode<T>> change = UnaryOperator.identity();
        if (!weights.isEmpty()) {
            double[] terms = FamilySetting.values(family.rewardTerms(), weights);
            change = episode -> new WeighedEpisode<>(episode, terms);
            List<String> words = weights.keySet().stream()
                    .map(term -> term + " " + written.get(term))
                    .toList();
            spec.reward(timed.spec().rewardMeaning() + " Here with " + String.join(", ", words) + ".");
        }
        return new VariedFamily<>(timed, spec.build(), tasks, change);
    }

    /** What is said of the family's own settings or reward terms, where it differs from the standard. */
    private Map<String, Double> numbers(List<FamilySetting> settings) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (FamilySetting setting : settings) {
            String text = left.remove(setting.name());
            if (text == null) {
                continue;
            }
            double value = number(text);
            boolean fits = value >= setting.least() && value <= setting.greatest();
            if (!fits || (setting.whole() && value != Math.rint(value))) {
                throw new IllegalArgumentException(setting.name() + " must be a " + (setting.whole() ? "whole " : "")
                        + "number in [" + ParameterChange.plain(setting.least()) + ", "
                        + ParameterChange.plain(setting.greatest()) + "], got '" + text + "'");
            }
            if (value != setting.standard()) {
                numbers.put(setting.name(), value);
                written.put(setting.name(), ParameterChange.plain(value));
            }
        }
        return numbers;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private int count(String key, int standard, int most) {
        String text = left.remove(key);
        if (text == null) {
            return standard;
        }
        if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(
                    key + " must be a whole number in [1, " + most + "], got '" + text + "'");
        }
        if (Integer.parseInt(text) != standard) {
            written.put(key, text);
        }
        return Integer.parseInt(text);
    }

    private TaskSpace<T> tasks(TaskSpace<T> given) {
        List<TaskParameter> changed = new ArrayList<>();
        Map<String, Object> fixed = new LinkedHashMap<>();
        for (TaskParameter parameter : given.parameters()) {
            Map<String, String> said = said(parameter.name());
            if (said.isEmpty()) {
                continue;
            }
            ParameterChange change = ParameterChange.of(parameter, said);
            if (change.fixed() != null) {
                fixed.put(parameter.name(), change.fixed());
            } else if (!change.parameter().equals(parameter)) {
                changed.add(change.parameter());
            } else {
                continue;
            }
            change.written()
                    .forEach((key, text) -> written.put(parameter.name() + (key.isEmpty() ? "" : "." + key), text));
        }
        TaskSpace<T> space = given.withParameters(changed).withFixed(fixed);
        List<Correlation> correlations = correlations(space);
        TaskSpace<T> together = correlations.isEmpty() ? space : space.withCorrelations(correlations);
        requirePossible(together);
        return together;
    }

    /** What is said of a parameter: its name itself, or a key behind it. */
    private Map<String, String> said(String parameter) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String key : List.copyOf(left.keySet())) {
            if (key.equals(parameter) || key.startsWith(parameter + ".")) {
                said.put(key.equals(parameter) ? "" : key.substring(parameter.length() + 1), left.remove(key));
            }
        }
        return said;
    }

    /** Pairs in the parameters' order. */
    private List<Correlation> correlations(TaskSpace<T> space) {
        List<String> names =
                space.parameters().stream().map(TaskParameter::name).toList();
        List<Correlation> pairs = new ArrayList<>();
        said(CORRELATIONS).forEach((key, text) -> {
            String[] two = key.split("\\.");
            if (two.length != 2) {
                throw new IllegalArgumentException(
                        CORRELATIONS + " needs two task parameters, as in " + CORRELATIONS + ".mass.length=0.8");
            }
            boolean inOrder = TaskSpace.index(two[0], names) <= TaskSpace.index(two[1], names);
            pairs.add(new Correlation(two[inOrder ? 0 : 1], two[inOrder ? 1 : 0], number(text)));
        });
        pairs.sort(Comparator.comparingInt((Correlation pair) -> names.indexOf(pair.first()))
                .thenComparingInt(pair -> names.indexOf(pair.second())));
        pairs.forEach(pair -> written.put(
                CORRELATIONS + "." + pair.first() + "." + pair.second(), ParameterChange.plain(pair.coefficient())));
        return pairs;
    }

    /** Makes a task at both ends of every range, so that what a task record refuses is refused here. */
    private static <T extends Record> void requirePossible(TaskSpace<T> space) {
        T nominal = space.nominal();
        for (TaskParameter parameter : space.parameters()) {
            if (parameter instanceof RangeParameter range) {
                space.with(nominal, range.name(), range.outerLow());
                space.with(nominal, range.name(), range.outerHigh());
            }
        }
    }

    private static IllegalArgumentException unknown(String key, TaskFamily<?> sized) {
        List<String> own = new ArrayList<>(
                FamilySetting.of(sized).stream().map(FamilySetting::name).toList());
        own.add(HORIZON);
        own.add(EPISODES);
        List<String> parameters =
                sized.tasks().parameters().stream().map(TaskParameter::name).toList();
        List<String> all = new ArrayList<>(own);
        all.addAll(parameters);
        all.add(CORRELATIONS);
        return new IllegalArgumentException("there is no setting '" + key + "'" + Spelling.suggestion(key, all)
                + " There are " + own + " and the task parameters " + parameters);
    }
}
