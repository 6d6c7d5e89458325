package adaptarium.render.watch;

import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;

/** The numbers of an added thing as sliders and fields. */
final class ThingKnobs {
    private static final double REACH = 10; // times the scene's extent, where a thing may be put by number

    private ThingKnobs() {}

    /**
     * Its knobs.
     *
     * @param thing the thing
     * @param bounds of the scene, which say how far a slider reaches
     */
    static List<Knob> of(AddedBody thing, SceneView.Bounds bounds) {
        double extent = Math.max(bounds.maxX() - bounds.minX(), bounds.maxY() - bounds.minY());
        List<Knob> knobs = new ArrayList<>();
        boolean free = thing.on().isEmpty();
        double x = free ? (bounds.minX() + bounds.maxX()) / 2 : 0;
        double y = free ? (bounds.minY() + bounds.maxY()) / 2 : 0;
        double reach = free ? REACH * extent : extent;
        knobs.add(knob("x", "m", x - reach, x + reach, /* logarithmic= */ false));
        knobs.add(knob("y", "m", y - reach, y + reach, /* logarithmic= */ false));
        if (thing.form() == AddedBody.Form.WEIGHT) {
            knobs.add(knob("diameter", "m", AddedBody.LEAST_SIZE, AddedBody.GREATEST_SIZE, /* logarithmic= */ true));
        } else {
            knobs.add(knob("angle", "°", -180, 180, /* logarithmic= */ false));
            knobs.add(knob("width", "m", AddedBody.LEAST_SIZE, AddedBody.GREATEST_SIZE, /* logarithmic= */ true));
            knobs.add(knob("height", "m", AddedBody.LEAST_SIZE, AddedBody.GREATEST_SIZE, /* logarithmic= */ true));
        }
        if (thing.form().moves()) {
            knobs.add(knob(
                    "density", "kg/m²", AddedBody.LEAST_DENSITY, AddedBody.GREATEST_DENSITY, /* logarithmic= */ true));
        }
        knobs.add(knob("friction", "1", 0, AddedBody.GREATEST_FRICTION, /* logarithmic= */ false));
        return knobs;
    }

    private static Knob knob(String name, String unit, double low, double high, boolean logarithmic) {
        return new Knob(name, name, unit, low, high, low, high, logarithmic, /* live= */ true, List.of());
    }

    /** The value of one. */
    static double value(AddedBody thing, String name) {
        return switch (name) {
            case "x" -> thing.x();
            case "y" -> thing.y();
            case "angle" -> Math.IEEEremainder(Math.toDegrees(thing.angle()), 360);
            case "width", "diameter" -> thing.width();
            case "height" -> thing.height();
            case "density" -> thing.density();
            default -> thing.friction();
        };
    }

    /** The thing with another value of one. */
    static AddedBody with(AddedBody thing, String name, double value) {
        return switch (name) {
            case "x" -> thing.moved(value, thing.y(), thing.angle());
            case "y" -> thing.moved(thing.x(), value, thing.angle());
            case "angle" -> thing.moved(thing.x(), thing.y(), Math.toRadians(value));
            case "width" -> thing.sized(value, thing.height());
            case "diameter" -> thing.sized(value, value);
            case "height" -> thing.sized(thing.width(), value);
            case "density" -> thing.of(value, thing.friction());
            default -> thing.of(thing.density(), value);
        };
    }
}
