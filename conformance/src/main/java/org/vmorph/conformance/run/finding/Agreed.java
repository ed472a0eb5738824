package org.vmorph.conformance.run.finding;

/**
 * Both sides did the same, step for step.
 *
 * @param halted whether they halted; else the budget was used up
 * @param steps how many steps they made
 */
public record Agreed(boolean halted, long steps) implements Finding {}
