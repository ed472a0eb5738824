package org.vmorph.conformance.run.finding;

import org.vmorph.conformance.rules.Rule;

/**
 * A rule that brings its own check is not kept.
 *
 * @param what the check says, a sentence without its full stop
 */
public record Unkept(Rule rule, String what) implements Seen {
  @Override
  public String toString() {
    return what;
  }
}
