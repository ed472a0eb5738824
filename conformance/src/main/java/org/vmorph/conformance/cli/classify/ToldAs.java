package org.vmorph.conformance.cli.classify;

import java.util.Locale;
import java.util.regex.Pattern;
import org.vmorph.proofs.classify.Definition;

/** What a definition is called in tables and in JSON: from its own name, without "sensitive". */
final class ToldAs {
  private static final Pattern NEXT_WORD = Pattern.compile(" (.)");

  private ToldAs() {}

  /** {@code user control}; of what is told by its opposite the opposite, {@code privileged}. */
  static String column(Definition definition) {
    return shortened(definition.opposite().orElse(definition.name()));
  }

  /** {@code userControl}. */
  static String key(Definition definition) {
    return camelCase(column(definition));
  }

  /** The key of a case: that of what happens in it, {@code notPrivileged}. */
  static String witnessKey(Definition definition) {
    return camelCase(shortened(definition.name()));
  }

  private static String shortened(String name) {
    return name.replace(" sensitive", "");
  }

  private static String camelCase(String words) {
    return NEXT_WORD.matcher(words).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
  }
}
