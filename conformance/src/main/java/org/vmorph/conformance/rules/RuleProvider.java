package org.vmorph.conformance.rules;

import java.util.List;

/**
 * Rules of somebody else's. A jar offers them by a public class with a public constructor without
 * parameters that implements this, named in {@code
 * META-INF/services/org.vmorph.conformance.rules.RuleProvider}: a {@link Rule} is data and cannot
 * be a service itself.
 */
public interface RuleProvider {
  /** The rules; their ids are not those of others. */
  List<Rule> rules();
}
