package org.vmorph.model.compiled;

import java.util.LinkedHashSet;
import java.util.Set;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/** The words with names in some words and conditions, those first that others are made of. */
final class Lets {
  private final Set<Word> held;
  private final Asides asides;
  private final Set<Word.Let> found = new LinkedHashSet<>();

  /** None so far; what is held need not be looked into. */
  Lets(Set<Word> held, Asides asides) {
    this.held = held;
    this.asides = asides;
  }

  Set<Word.Let> all() {
    return found;
  }

  Lets of(Word word) {
    if (!(word instanceof Word.Let let)) {
      word.parts().forEach(this::of);
    } else if (!held.contains(let) && !found.contains(let)) {
      asides.parts(let).forEach(this::of);
      found.add(let);
    }
    return this;
  }

  Lets of(Condition condition) {
    condition.words().forEach(this::of);
    return this;
  }
}
