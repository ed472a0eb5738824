package org.vmorph.conformance.run.finding;

import org.vmorph.conformance.rules.Rule;

/**
 * What makes two failures the same one, whatever program and seed show it.
 *
 * @param rule the rule that is broken
 * @param at the instruction's name; {@code fetch} if there was none to be had
 * @param bare what the bare machine did: {@code completes}, {@code halts} or {@code traps CAUSE}
 * @param virtual what the virtual machine did: the same, or {@code breaks down}
 */
public record Failure(Rule rule, String at, String bare, String virtual) {
  @Override
  public String toString() {
    return rule + " at " + at + ": the bare machine " + bare + ", the virtual one " + virtual;
  }
}
