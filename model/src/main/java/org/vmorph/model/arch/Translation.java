package org.vmorph.model.arch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * How an address becomes a word of storage, or a trap, in a state: the relocation-bounds register
 * of the paper (section 2) is one way, page registers and protection registers are others. What R
 * is follows from it.
 */
public interface Translation {
  /**
   * An access by an address of so many bits; its checks trap before anything is reached, and its
   * updates are made before that.
   *
   * @throws IllegalArgumentException if an address cannot have so few
   */
  Addressing by(Access access, int addressBits);

  /** R: the resources that say what an address means, read off the accesses. */
  default Set<Component> resources() {
    return Resources.of(this).read();
  }

  /**
   * Words of storage that some address reaches in a state, if the condition holds: from the first
   * on, up to the end and to q. In words that do not wrap.
   */
  record Stretch(Condition when, Word first, Word end) {
    /** Rejects words of different widths. */
    public Stretch {
      if (first.bits() != end.bits()) {
        throw new IllegalArgumentException(
            "a stretch: its first word has %d bits, its end %d; expected the same"
                .formatted(first.bits(), end.bits()));
      }
    }
  }

  /**
   * The window: together these are all words that are reached, and none of them is reached by
   * nobody but where a range comes before another. None if that is not told.
   */
  List<Stretch> window();

  /**
   * Words of R, or parts of them, that are told side by side, as R is told as (l, b).
   *
   * @param name what they are together
   */
  record Tuple(String name, List<Word> parts) {
    /** Keeps its own list. */
    public Tuple {
      parts = List.copyOf(parts);
    }
  }

  /** What of R is told side by side, in the order of a manual; all else is told by itself. */
  default List<Tuple> tuples() {
    return List.of();
  }

  /** What there is to say against it on a machine of this storage, if there is something. */
  default Optional<String> unfit(File storage) {
    return Optional.empty();
  }

  /**
   * A part of what R comes to in a state.
   *
   * @param from what says where it begins, by a name that is the same in every state
   * @param when whether there is it
   * @param allows what may be done there, in whatever way; 0 if nothing
   * @param first its first word, as wide as an index of storage
   * @param last its last word, as wide; what of it lies beyond q is nowhere, and it has no word if
   *     that is before the first
   * @param words how many there are from the first to the last, as wide, where it has a word: said
   *     for itself, for what a solver would have to find out of the two costs it many times as much
   */
  record Area(String from, Condition when, Word allows, Word first, Word last, Word words) {}

  /**
   * What R comes to, each area by itself, and a word that two have is the first one's. Where two
   * states have the same areas as far as q, every access by every address is refused in both, or
   * reaches the same word; and where they differ only in where the areas begin, words that
   * correspond. None if that is not said, and then nobody claims to know what is sensitive to it.
   */
  default List<Area> areas() {
    return List.of();
  }

  /** Whether what R comes to is another thing where a component has another word. */
  default boolean dependsOn(Component component) {
    var said = new Resources();
    for (var area : areas()) {
      said.of(area.when());
      Stream.of(area.allows(), area.first(), area.last(), area.words()).forEach(said::of);
    }
    return said.all().contains(component);
  }

  /** What of R may differ where its window has only been moved. */
  default Set<Component> bases() {
    return Set.of();
  }

  /** What of R may differ where every address leads to the same word as before. */
  default Set<Component> bounds() {
    return resources();
  }

  /**
   * R in the one way of writing it in which nothing lies beyond q, nothing is said of what is not
   * there, and everything is in force: what two states have in common that have the same areas.
   */
  default Map<Word.Place, Word> clamped() {
    return Map.of();
  }

  /**
   * How R is cut off where the storage of a guest of w words ends, in a few words: where it is
   * wrong somebody looks for it.
   */
  default String cut() {
    return "nothing that lies beyond w";
  }

  /** Whether where an address leads is said by words of storage, which a store can change. */
  default boolean isInStorage() {
    var said = new Resources();
    var address = new Word.Operand("address", 64);
    for (var access : Access.values()) {
      var by = by(access, address.bits());
      by.checks().apply(address).forEach(check -> said.of(check.when()));
      by.words().apply(address).forEach(at -> at.parts().forEach(said::of));
    }
    return said.all().stream().anyMatch(it -> it.role() == Role.STORAGE);
  }

  /**
   * Whether an access may change more than what is reached, as one does that marks a page as used.
   * What it changes is no part of R for that: it is when addresses lead by it.
   */
  default boolean updates() {
    var address = new Word.Operand("address", 64);
    return Stream.of(Access.values())
        .anyMatch(access -> !by(access, address.bits()).updates().apply(address).isEmpty());
  }

  /**
   * What cells of it hold where every address is the word of its number, in words over q alone: so
   * a control program runs.
   */
  Map<Cell, Word> open();

  /**
   * How many words of storage can only be moved together: the places where guests lie are multiples
   * of it.
   */
  default long unit() {
    return 1;
  }

  /**
   * The cell that all addresses are counted from, if there is one: where storage has been moved as
   * a whole, it is so many words more.
   */
  default Optional<Cell> origin() {
    return Optional.empty();
  }

  /** Whether it can move addresses. Where it cannot a guest lies at its own addresses. */
  default boolean moves() {
    return true;
  }

  /** Whether what R comes to is told. */
  default boolean isTold() {
    return !areas().isEmpty() || isToldByTraps();
  }

  /**
   * Whether it is told by this alone that R moves nothing: each address is refused or is the word
   * of its number, and a trap says which.
   */
  default boolean isToldByTraps() {
    return areas().isEmpty() && !moves();
  }

  /**
   * What cells of it hold in a state in which nothing is refused that storage has, in whatever
   * mode; none if that is not told.
   */
  default Map<Cell, Word> refusingNothing() {
    return Map.of();
  }

  /** How many bits an address of a program has. */
  default int addressBits(File storage) {
    return storage.indexBits();
  }
}
