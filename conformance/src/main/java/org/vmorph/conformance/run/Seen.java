package org.vmorph.conformance.run;

/** What the kit's own machine has seen that must not be; its text says what. */
public sealed interface Seen permits Trespass, Intervention {}
