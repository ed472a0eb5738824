package org.vmorph.model.compiled;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** What some words and conditions are made of, and which of it is needed more than once. */
public final class Uses {
  private final Map<Word, Integer> times = new HashMap<>();
  private final Set<Component> components = new HashSet<>();
  private final File storage;
  private final Asides asides;
  private Folding folding;
  private boolean hasLets;

  /**
   * Nothing yet.
   *
   * @param folding what is known where they are computed
   */
  public Uses(Folding folding, File storage) {
    this(folding, storage, Asides.NONE);
  }

  /** The same where long words are computed by methods of their own. */
  Uses(Folding folding, File storage, Asides asides) {
    this.folding = folding;
    this.storage = storage;
    this.asides = asides;
  }

  /** Words that are computed by methods of their own. */
  Asides asides() {
    return asides;
  }

  /** What comes now is computed where more is known. */
  public Uses where(Folding more) {
    folding = more;
    return this;
  }

  /** Whether a word that costs something is needed more than once. */
  boolean manyTimes(Word word) {
    return times.getOrDefault(word, 0) > 1;
  }

  /** Whether there is a word with a name among them. */
  boolean hasLets() {
    return hasLets;
  }

  /** Every component that is read. */
  Set<Component> components() {
    return components;
  }

  /** These words are needed once more. */
  public Uses of(Word word) {
    switch (word) {
      case Word.Literal w -> {}
      case Word.Operand w -> {}
      case Word.Size w -> {}
      case Cell cell -> components.add(cell);
      default -> {
        if (times.merge(word, 1, Integer::sum) == 1) {
          parts(word);
        }
      }
    }
    return this;
  }

  private void parts(Word word) {
    if (word instanceof Word.At at) {
      place(at);
    } else if (word instanceof Word.Let let) {
      hasLets = true;
      asides.parts(let).forEach(this::of);
    } else {
      word.parts().forEach(this::of);
    }
  }

  /** This place is needed, as it is or for what lies there. */
  Uses place(Word.At at) {
    components.add(at.file());
    var sum = folding.inStorage(at, storage);
    return sum == null ? of(at.base()).of(at.offset()) : of(sum);
  }

  /** This condition is tested once more. */
  public Uses of(Condition condition) {
    condition.words().forEach(this::of);
    return this;
  }
}
