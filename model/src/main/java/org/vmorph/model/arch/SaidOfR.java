package org.vmorph.model.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * What a translation says of R beside its accesses, where it tells areas. Whoever asks what is
 * sensitive to R believes it, so none of it may be left out, or be of something else than R: with
 * nothing to tell two states apart, nothing is ever found.
 */
final class SaidOfR {
  private final CheckedActs acts;
  private final File storage;
  private final Translation translation;
  private final Set<Component> r;

  /** M, for R may be in force in one mode alone. */
  private final Component mode;

  SaidOfR(CheckedActs acts, File storage, Translation translation, Component mode) {
    this.acts = acts;
    this.storage = storage;
    this.translation = translation;
    this.r = translation.resources();
    this.mode = mode;
  }

  void check() {
    var areas = acts.asked("its areas", translation::areas);
    if (areas.isEmpty()) {
      return;
    }
    var names = new HashSet<String>();
    for (var area : areas) {
      if (!names.add(area.from())) {
        acts.refuse("tells two areas of " + area.from() + "; expected each with a name of its own");
      }
      area(area);
    }
    apart("moved by", translation::bases, translation.moves());
    apart("written otherwise by", translation::bounds, true);
    // Of a relocation-bounds register the definitions have a statement of their own.
    if (!(translation instanceof Relocation)) {
      clamped();
    }
  }

  private void area(Translation.Area area) {
    condition("whether there is " + area.from(), area.when());
    word("what " + area.from() + " allows", area.allows());
    for (var end : List.of(area.first(), area.last(), area.words())) {
      word("where " + area.from() + " lies", end);
      if (end.bits() != storage.indexBits()) {
        acts.refuse(
            "where %s lies has %d bits; expected %d, as an index of %s has"
                .formatted(area.from(), end.bits(), storage.indexBits(), storage));
      }
    }
  }

  /** In what two states may differ. */
  private void apart(String how, Supplier<Set<Component>> said, boolean some) {
    var components = acts.asked("what it is " + how, () -> List.copyOf(said.get()));
    if (some && components.isEmpty() || !r.containsAll(components)) {
      acts.refuse("tells areas, and is %s %s; expected some of %s".formatted(how, components, r));
    }
  }

  private void clamped() {
    var all =
        acts.asked("what it is when clamped", () -> List.copyOf(translation.clamped().entrySet()));
    if (all.isEmpty()) {
      acts.refuse("tells areas, and not what R is when it is clamped; expected words of " + r);
    }
    for (var each : all) {
      var place = each.getKey();
      if (!r.contains(component(place))) {
        acts.refuse("when clamped sets %s; expected a place of %s".formatted(place, r));
      }
      word("what " + place + " is when clamped", each.getValue());
      if (each.getValue().bits() != place.bits()) {
        acts.refuse(
            "what %s is when clamped has %d bits; expected %d"
                .formatted(place, each.getValue().bits(), place.bits()));
      }
    }
  }

  private Component component(Word.Place place) {
    return switch (place) {
      case Cell cell -> cell;
      case Word.At at -> {
        word("where " + at.file() + " is clamped", at.base());
        word("where " + at.file() + " is clamped", at.offset());
        yield at.file();
      }
      default -> storage;
    };
  }

  private void condition(String what, Condition condition) {
    acts.condition(condition, Path.START);
    var over = new Resources();
    over.of(condition);
    over(what, over);
  }

  private void word(String what, Word word) {
    acts.word(word, Path.START);
    var over = new Resources();
    over.of(word);
    over(what, over);
  }

  private void over(String what, Resources over) {
    if (over.all().stream().anyMatch(it -> !r.contains(it) && !it.equals(mode))) {
      acts.refuse(
          "%s is said by %s; expected %s, %s and q alone".formatted(what, over.all(), r, mode));
    }
  }
}
