package org.vmorph.conformance.run.finding;

/** What the kit has seen that must not be, beside the guest's state; its text says what. */
public sealed interface Seen permits Trespass, Intervention, Miscount, Misshown, Unsteady, Unkept {}
