package adaptarium.render;

import adaptarium.sim.SceneView.Role;

/**
 * The colours of a picture, each {@code 0xAARRGGBB}. Hues come from the palette of Okabe and Ito (2008), which colour-blind eyes can tell apart; what matters
 * also differs in lightness or shape.
 *
 * @param name for choosing it on the command line
 * @param skyTop background, above
 * @param skyBottom background, below
 * @param grid lines of the world's grid
 * @param ink text and axes
 * @param softInk secondary text
 * @param panel background of panels and plots
 * @param panelEdge border of panels
 * @param terrain ground and walls
 * @param terrainEdge surface of the ground
 * @param robot the robot's own parts
 * @param robotFar its limbs in the background
 * @param object things it can move
 * @param broken parts that have failed
 * @param goal goals and target lines
 * @param accent what can be grabbed or is selected
 * @param contact contacts and their impulses
 * @param torque motor torques and joint limits
 * @param force forces and wind
 * @param velocity velocities
 * @param ray lidar rays
 */
public record Theme(
        String name,
        int skyTop,
        int skyBottom,
        int grid,
        int ink,
        int softInk,
        int panel,
        int panelEdge,
        int terrain,
        int terrainEdge,
        int robot,
        int robotFar,
        int object,
        int broken,
        int goal,
        int accent,
        int contact,
        int torque,
        int force,
        int velocity,
        int ray) {
    /** Dark ink on a light ground. */
    public static final Theme LIGHT = new Theme(
            "light",
            0xfff6f9fc,
            0xffe6eef5,
            0x1e33536e,
            0xff1d2a36,
            0xff546675,
            0xffffffff,
            0xffd3dee7,
            0xffc6d0d8,
            0xff74848f,
            0xff2f7fb8,
            0xff9dbfd8,
            0xffe3a53c,
            0xffcf4f1d,
            0xff0f9a74,
            0xff0072b2,
            0xffcf4f1d,
            0xff9a5a88,
            0xff0f9a74,
            0xff4a9ed6,
            0xffd79a1e);

    /** Light ink on a dark ground. */
    public static final Theme DARK = new Theme(
            "dark",
            0xff17202a,
            0xff1f2c38,
            0x22b9d3ea,
            0xffe8eff5,
            0xff9fb1c0,
            0xff212e3a,
            0xff384958,
            0xff3b4a57,
            0xff8497a5,
            0xff56b4e9,
            0xff35688c,
            0xfff0b54a,
            0xffee6c3a,
            0xff2ec49a,
            0xff56b4e9,
            0xffee6c3a,
            0xffd592bd,
            0xff2ec49a,
            0xff7cc8f5,
            0xfff0d060);

    /**
     * The theme of a name.
     *
     * @param name {@code light} or {@code dark}
     * @return the theme
     * @throws IllegalArgumentException for another name
     */
    public static Theme named(String name) {
        return switch (name) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> throw new IllegalArgumentException("no theme '" + name + "'; there are light and dark");
        };
    }

    /**
     * The colour of a body.
     *
     * @param role what part it plays
     * @return 0xAARRGGBB
     */
    public int of(Role role) {
        return switch (role) {
            case TERRAIN -> terrain;
            case ROBOT -> robot;
            case ROBOT_FAR -> robotFar;
            case OBJECT -> object;
            case BROKEN -> broken;
        };
    }

    /**
     * The colour of a plot's series; seven that can be told apart.
     *
     * @param index counted from 0, repeating
     * @return 0xAARRGGBB
     */
    public int series(int index) {
        return switch (Math.floorMod(index, 7)) {
            case 0 -> accent;
            case 1 -> object;
            case 2 -> goal;
            case 3 -> broken;
            case 4 -> torque;
            case 5 -> velocity;
            default -> softInk;
        };
    }

    /**
     * A colour with another opacity.
     *
     * @param colour 0xAARRGGBB
     * @param opacity 0 to 1
     * @return 0xAARRGGBB
     */
    public static int faded(int colour, double opacity) {
        return (colour & 0xffffff) | (int) Math.round(255 * Math.min(1, Math.max(0, opacity))) << 24;
    }

    /**
     * A colour between two, both opaque.
     *
     * @param from the colour at 0
     * @param to the colour at 1
     * @param share 0 to 1
     * @return 0xffRRGGBB
     */
    public static int mixed(int from, int to, double share) {
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed = mixed << 8 | (int) Math.round(a + (b - a) * Math.min(1, Math.max(0, share)));
        }
        return mixed;
    }
}
