package adaptarium.render.watch;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hands on the controls: which keys and sticks move which axis of an action, and the action they ask for at this moment. Knows no window. Used by one thread.
 *
 * <p>An axis has two keys, for its least and its greatest value; between them it rests at zero, or at the bound nearest to it. A stick moves it smoothly. A
 * choice has one key and is made once for each time it is pressed.
 */
public final class Pilot {
    private static final String[][] AXIS_KEYS = {
        {"←", "→"}, {"↓", "↑"}, {"A", "D"}, {"S", "W"}, {"J", "L"}, {"K", "I"}, {"Q", "E"}, {"U", "O"}
    };
    private static final List<String> CHOICE_KEYS = List.of("A", "S", "D", "J", "K", "L", "Q", "W", "E", "U", "I", "O");
    private static final double DEAD_ZONE = 0.15; // of a stick that rests
    private static final Pattern UPRIGHT =
            Pattern.compile("\\b(main|up|upwards|lift|vertical|throttle|gas|drive|y)\\b");

    private final ActionSpace actions;
    private final List<Binding> bindings;
    private final Set<String> held = new HashSet<>();
    private float[] sticks = new float[0];
    private List<Double> asked = List.of();
    private int chosen = -1;

    /**
     * What moves an axis.
     *
     * @param less the key for its least value, or of the choice
     * @param more the key for its greatest value; empty for a choice
     * @param stick number of the gamepad's axis that moves it too; -1 for none
     */
    public record Binding(String less, String more, int stick) {}

    /**
     * Controls for a family's actions.
     *
     * @param actions what can be done
     */
    public Pilot(ActionSpace actions) {
        this.actions = actions;
        List<Binding> made = new ArrayList<>();
        if (actions instanceof ActionSpace.Discrete discrete) {
            discrete.choices().forEach(choice -> made.add(new Binding(keyOf(choice, made), "", -1)));
        } else {
            made.addAll(ofAxes(((ActionSpace.Continuous) actions).axes()));
        }
        bindings = List.copyOf(made);
        if (actions instanceof ActionSpace.Continuous) {
            asked = action();
        }
    }

    // The first axis that lifts or drives has the keys that point up and down, the others take what is next.
    private static List<Binding> ofAxes(List<Axis> axes) {
        List<Integer> free = new ArrayList<>();
        for (int pair = 0; pair < AXIS_KEYS.length; pair++) {
            free.add(pair);
        }
        int upright = -1;
        for (int i = axes.size() - 1; i >= 0; i--) {
            upright = UPRIGHT.matcher(axes.get(i).name()).find() ? i : upright;
        }
        if (upright >= 0) {
            free.remove(Integer.valueOf(1));
        }
        List<Binding> made = new ArrayList<>();
        for (int i = 0; i < axes.size() && (!free.isEmpty() || i == upright); i++) {
            int pair = i == upright ? 1 : free.remove(0);
            int less = axes.get(i).name().endsWith("to the left") ? 1 : 0;
            made.add(new Binding(AXIS_KEYS[pair][less], AXIS_KEYS[pair][1 - less], pair));
        }
        return made;
    }

    private static String keyOf(String choice, List<Binding> taken) {
        String arrow = switch (choice) {
            case "left" -> "←";
            case "right" -> "→";
            case "up" -> "↑";
            case "down" -> "↓";
            default -> "";
        };
        if (!arrow.isEmpty()) {
            return arrow;
        }
        return CHOICE_KEYS.stream()
                .filter(key ->
                        taken.stream().noneMatch(binding -> binding.less().equals(key)))
                .findFirst()
                .orElse("");
    }

    /** The keys of each axis, in the order of the action; of each choice for a discrete family. Axes beyond the eighth have none. */
    public List<Binding> bindings() {
        return bindings;
    }

    /**
     * A key went down or up.
     *
     * @param name {@code "←"} and the like, or a capital letter
     * @param down whether it is held now
     * @return whether it belongs to the controls
     */
    public boolean key(String name, boolean down) {
        for (int i = 0; i < bindings.size(); i++) {
            if (bindings.get(i).less().equals(name) || bindings.get(i).more().equals(name)) {
                boolean pressed = down ? held.add(name) : held.remove(name);
                if (pressed && down && actions instanceof ActionSpace.Discrete) {
                    chosen = i;
                }
                return true;
            }
        }
        return false;
    }

    /** Lets go of all keys, such as when the window is left. */
    public void letGo() {
        held.clear();
        sticks = new float[0];
    }

    /**
     * The sticks of a gamepad: right and down are positive, as in SDL's mapping.
     *
     * @param axes left x, left y, right x, right y
     */
    public void pad(float... axes) {
        sticks = axes.clone();
    }

    /** The action that is asked for, where it is another than at the last call; one choice for each time its key was pressed. */
    public Optional<List<Double>> change() {
        if (actions instanceof ActionSpace.Discrete) {
            int choice = chosen;
            chosen = -1;
            return choice < 0 ? Optional.empty() : Optional.of(List.of((double) choice));
        }
        List<Double> now = action();
        if (now.equals(asked)) {
            return Optional.empty();
        }
        asked = now;
        return Optional.of(now);
    }

    private List<Double> action() {
        List<Double> action = new ArrayList<>();
        List<Axis> axes = actions instanceof ActionSpace.Continuous continuous ? continuous.axes() : List.of();
        for (int i = 0; i < axes.size(); i++) {
            double push = i < bindings.size() ? push(bindings.get(i)) : 0;
            Axis axis = axes.get(i);
            double rest = Math.min(axis.high(), Math.max(axis.low(), 0));
            action.add(rest + (push >= 0 ? push * (axis.high() - rest) : push * (rest - axis.low())));
        }
        return action;
    }

    // -1 to 1
    private double push(Binding binding) {
        double push = (held.contains(binding.more()) ? 1 : 0) - (held.contains(binding.less()) ? 1 : 0);
        int stick = binding.stick();
        if (push == 0 && stick >= 0 && stick < sticks.length && Math.abs(sticks[stick]) > DEAD_ZONE) {
            double tilt = (Math.abs(sticks[stick]) - DEAD_ZONE) / (1 - DEAD_ZONE);
            boolean pointsDown = stick % 2 == 1;
            boolean mirrored = binding.less().equals(AXIS_KEYS[stick][1]);
            push = Math.copySign(Math.min(1, tilt), pointsDown != mirrored ? -sticks[stick] : sticks[stick]);
        }
        return push;
    }
}
