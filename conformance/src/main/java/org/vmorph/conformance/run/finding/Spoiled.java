package org.vmorph.conformance.run.finding;

/**
 * A program of the control arm came across an instruction it was to do without: by chance, in data
 * or in words it wrote itself. It is dropped, and counted as dropped.
 */
public record Spoiled(String instruction) implements Finding {}
