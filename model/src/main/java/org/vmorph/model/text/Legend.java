package org.vmorph.model.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The conventions that a printed text has used, each with its meaning, so that a reader is told
 * those and no others.
 */
final class Legend {
  private final Map<String, String> used = new LinkedHashMap<>();

  /** Says that a sign was used. */
  void used(String sign, String meaning) {
    used.putIfAbsent(sign, meaning);
  }

  /** Meanings by sign, in order of first use. */
  Map<String, String> all() {
    return Collections.unmodifiableMap(used);
  }
}
