package org.vmorph.conformance.run.finding;

/** What came of running one program on both sides. */
public sealed interface Finding permits Agreed, Spoiled, Divergence {}
