package adaptarium.render.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody guesses of a hidden task, and how earlier guesses were scored. A value.
 *
 * @param task number of the task
 * @param places where on its scale each parameter is guessed to lie, 0 to 1, by name; those that are missing are guessed to lie in the middle of what training meets
 * @param scores of the tasks that were revealed, this one's last where it was; 0 to 100
 * @param revealed whether the task has been revealed
 */
record Guess(int task, Map<String, Double> places, List<Double> scores, boolean revealed) {
    /** Nothing is guessed yet. */
    static final Guess NONE = new Guess(-1, Map.of(), List.of(), /* revealed= */ false);

    /** Copies the collections. */
    Guess {
        places = Map.copyOf(places);
        scores = List.copyOf(scores);
    }

    /** Where a parameter is guessed to lie on its scale, 0 to 1. */
    double place(Knob knob) {
        double middle = (knob.position(
                                knob.choices().isEmpty()
                                        ? knob.trainLow()
                                        : knob.choices().get(0))
                        + knob.position(
                                knob.choices().isEmpty()
                                        ? knob.trainHigh()
                                        : knob.choices().get((int) knob.trainHigh())))
                / 2;
        return places.getOrDefault(knob.name(), middle);
    }

    /** The value that is guessed. */
    Object value(Knob knob) {
        return knob.value(place(knob));
    }

    /** The guess with another place for a parameter. */
    Guess with(Knob knob, double place) {
        Map<String, Double> more = new LinkedHashMap<>(places);
        more.put(knob.name(), place);
        return new Guess(task, more, scores, revealed);
    }

    /**
     * The guess as it stands at a moment: a new one where another task has begun, scored where the task has been revealed.
     *
     * @param knobs the parameters
     * @param shown the task at that moment
     */
    Guess at(List<Knob> knobs, Snapshot.Task shown) {
        if (shown.number() != task) {
            return shown.hidden() ? new Guess(shown.number(), Map.of(), scores, /* revealed= */ false) : this;
        }
        if (shown.hidden() || revealed) {
            return this;
        }
        List<Double> more = new ArrayList<>(scores);
        more.add(score(knobs, shown.values()));
        return new Guess(task, places, more, /* revealed= */ true);
    }

    /**
     * How good the guess is, over all parameters: the mean of {@link #points}.
     *
     * @param knobs the parameters
     * @param truth their values
     * @return 0 to 100
     */
    double score(List<Knob> knobs, Map<String, Object> truth) {
        double sum = 0;
        int count = 0;
        for (Knob knob : knobs) {
            Object value = truth.get(knob.name());
            if (value != null) {
                sum += points(knob, value);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /**
     * How good the guess of one parameter is: of a choice 100 or nothing, of a range 100 less two for every hundredth of the scale that it is off.
     *
     * @param knob the parameter
     * @param truth its value
     * @return 0 to 100
     */
    double points(Knob knob, Object truth) {
        double off = Math.abs(knob.position(value(knob)) - knob.position(truth));
        return knob.choices().isEmpty() ? Math.max(0, 100 - 200 * off) : off < 1e-9 ? 100 : 0;
    }
}
