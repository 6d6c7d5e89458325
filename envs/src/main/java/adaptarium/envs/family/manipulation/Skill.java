package adaptarium.envs.family.manipulation;

/** What the arm of a {@link PlanarManipulation} is to do; each is a task of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane. */
public enum Skill {
    /** The gripper to a place in the air. */
    REACH("Reach", 0.05, "the gripper is less than 0.05 m from its goal"),
    /** A box along the table. */
    PUSH("Push", 0.05, "the box is less than 0.05 m from its goal"),
    /** A box to a place in the air. */
    PICK_PLACE("PickPlace", 0.07, "the box is less than 0.07 m from its goal"),
    /** A door, which turns about a hinge on one of its sides, away from its stop. */
    DOOR_OPEN("DoorOpen", 0.03, "the door's handle is less than 0.03 m of its way from where it is to be"),
    /** An open door back towards its stop. */
    DOOR_CLOSE("DoorClose", 0.03, "the door's handle is less than 0.03 m of its way from where it is to be"),
    /** A drawer on rails out of its stop. */
    DRAWER_OPEN("DrawerOpen", 0.03, "the drawer is less than 0.03 m from where it is to be"),
    /** An open drawer back towards its stop. */
    DRAWER_CLOSE("DrawerClose", 0.03, "the drawer is less than 0.03 m from where it is to be"),
    /** A button against its spring, and held there. */
    BUTTON("Button", 0.015, "the button is less than 0.015 m from where it is to be held"),
    /** A peg between two blocks. */
    PEG("Peg", 0.03, "the peg is less than 0.03 m from where it stands between the blocks"),
    /** A lever about its pivot. */
    LEVER("Lever", 0.03, "the lever's handle is less than 0.03 m of its way from where it is to be");

    private final String title;
    private final double near;
    private final String goalMeaning;

    Skill(String title, double near, String goalMeaning) {
        this.title = title;
        this.near = near;
        this.goalMeaning = goalMeaning;
    }

    /** Its part of a family's id, such as {@code "PickPlace"}. */
    public String title() {
        return title;
    }

    /** The distance below which it is done, m. */
    public double near() {
        return near;
    }

    /** When it is done, as the rest of "success means that …". */
    public String goalMeaning() {
        return goalMeaning;
    }
}
