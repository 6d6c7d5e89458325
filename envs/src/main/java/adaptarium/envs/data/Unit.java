package adaptarium.envs.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Units that a number in a formula may carry, {@code 30 deg}; everything is computed in SI. */
final class Unit {
    /** What a number in the unit is multiplied with, by name. */
    static final Map<String, Double> FACTORS = factors();

    private Unit() {}

    private static Map<String, Double> factors() {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String si : new String[] {"m", "s", "kg", "rad", "N", "Nm", "Hz"}) {
            factors.put(si, 1.0);
        }
        factors.put("cm", 0.01);
        factors.put("mm", 0.001);
        factors.put("km", 1000.0);
        factors.put("ms", 0.001);
        factors.put("g", 0.001);
        factors.put("deg", Math.PI / 180);
        factors.put("turn", 2 * Math.PI);
        factors.put("rpm", 2 * Math.PI / 60);
        factors.put("kmh", 1 / 3.6);
        return factors;
    }
}
