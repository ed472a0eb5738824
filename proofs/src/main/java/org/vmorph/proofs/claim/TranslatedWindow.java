package org.vmorph.proofs.claim;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

/** The window of any R, area by area, as its translation says. */
final class TranslatedWindow<W, B, M> implements StorageWindow<W, B, M> {
  private final File storage;
  private final Translation translation;
  private final List<Translation.Area> areas;
  private final Terms<W, B, M> is;
  private final Unknowns<W, M> unknowns;

  TranslatedWindow(
      File storage, Translation translation, Terms<W, B, M> is, Unknowns<W, M> unknowns) {
    this.storage = storage;
    this.translation = translation;
    this.areas = translation.areas();
    this.is = is;
    this.unknowns = unknowns;
  }

  /** What areas are in a state. */
  private record Found<W, B>(B when, W allows, W first, W last, W words) {}

  private List<Found<W, B>> in(State<W, M> state) {
    var in = new Meaning<>(is.domain(), OperandValues.<W>none(), state);
    return areas.stream()
        .map(
            it ->
                new Found<>(
                    in.truth(it.when()),
                    in.word(it.allows()),
                    in.word(it.first()),
                    in.word(it.last()),
                    in.word(it.words())))
        .toList();
  }

  private B all(IntFunction<B> ofArea) {
    return IntStream.range(0, areas.size())
        .mapToObj(ofArea)
        .reduce(is.domain().truth(true), is::and);
  }

  private B isOne(W word, W other) {
    return is.equal(is.bits(), word, other);
  }

  // Pairs of states.

  @Override
  public M framed(File file, State<W, M> state, String mark) {
    var found = in(state);
    var content = unknowns.content("O" + mark, file);
    for (int i = found.size() - 1; i >= 0; i--) {
      var it = found.get(i);
      var words = is.domain().choose(isSome(it), it.words(), is.address(0));
      content = unknowns.framed("V" + i, content, file, it.first(), words, translation.unit());
    }
    return content;
  }

  /** As much is allowed, and the same areas lie over one another, in the same way. */
  @Override
  public B isMoved(State<W, M> one, State<W, M> other) {
    var these = in(one);
    var those = in(other);
    return all(
        i ->
            IntStream.range(0, i)
                .mapToObj(j -> lieAlike(these, those, i, j))
                .reduce(
                    isAlike(i, these, those, isOne(these.get(i).words(), those.get(i).words())),
                    is::and));
  }

  private B isAlike(int i, List<Found<W, B>> these, List<Found<W, B>> those, B extent) {
    var here = these.get(i);
    var there = those.get(i);
    var allowed = is.equal(areas.get(i).allows().bits(), here.allows(), there.allows());
    return is.and(
        is.not(is.xor(here.when(), there.when())),
        is.or(is.not(here.when()), is.and(allowed, extent)));
  }

  @Override
  public B isSame(State<W, M> one, State<W, M> other) {
    var these = in(one);
    var those = in(other);
    return all(
        i -> {
          var here = these.get(i);
          var there = those.get(i);
          var isThere = is.and(endsBeyond(here, one), endsBeyond(there, other));
          var end = is.or(isOne(here.last(), there.last()), isThere);
          return isAlike(i, these, those, is.and(isOne(here.first(), there.first()), end));
        });
  }

  /** What lies beyond q is nowhere. */
  private B endsBeyond(Found<W, B> area, State<W, M> state) {
    var end = is.sum(area.last(), is.address(1));
    return is.not(is.below(is.bits() + 1, end, is.wide(state.size())));
  }

  private B lieAlike(List<Found<W, B>> these, List<Found<W, B>> those, int i, int j) {
    if (translation.unit() > 1) {
      return is.not(is.xor(coincide(these, i, j), coincide(those, i, j)));
    }
    return is.or(
        is.and(is.not(meet(these, i, j)), is.not(meet(those, i, j))),
        isOne(distance(these, i, j), distance(those, i, j)));
  }

  /** Areas of one unit each meet if they are the same. */
  private B coincide(List<Found<W, B>> in, int i, int j) {
    return is.all(in.get(i).when(), in.get(j).when(), isOne(in.get(i).first(), in.get(j).first()));
  }

  private W distance(List<Found<W, B>> in, int i, int j) {
    return is.domain().calculate(Operator.SUB, is.bits(), in.get(i).first(), in.get(j).first());
  }

  private B meet(List<Found<W, B>> in, int i, int j) {
    var one = in.get(i);
    var other = in.get(j);
    return is.all(
        isSome(one),
        isSome(other),
        is.not(is.below(is.bits(), one.last(), other.first())),
        is.not(is.below(is.bits(), other.last(), one.first())));
  }

  private B isSome(Found<W, B> area) {
    return is.and(area.when(), is.not(is.below(is.bits(), area.last(), area.first())));
  }

  /** Pairs are made so that they do. */
  @Override
  public B reachAlike(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  /** Clamped, R says nothing of what only a larger storage has. */
  @Override
  public List<State<W, M>> grown(State<W, M> one, State<W, M> other) {
    var clamped = respelt(one, one);
    return List.of(clamped, clamped.withSize(other.size()));
  }

  @Override
  public B isGrown(State<W, M> one, State<W, M> other) {
    return is.not(is.below(is.bits(), other.size(), one.size()));
  }

  /** What R says in any way it says in the clamped one. */
  @Override
  public State<W, M> respelt(State<W, M> one, State<W, M> other) {
    var in = new Meaning<>(is.domain(), OperandValues.<W>none(), one);
    var all = one;
    for (var write : translation.clamped().entrySet()) {
      all = written(all, write.getKey(), in.word(write.getValue()));
    }
    return all;
  }

  private State<W, M> written(State<W, M> state, Word.Place place, W word) {
    return switch (place) {
      case Cell cell -> state.with(cell, word);
      case Word.At(var file, var base, var offset) -> {
        var in = new Meaning<>(is.domain(), OperandValues.<W>none(), state);
        yield state.with(
            file,
            is.domain()
                .store(
                    file,
                    state.get(file),
                    is.domain().truth(true),
                    in.word(base),
                    in.word(offset),
                    word));
      }
      default -> throw new IllegalStateException("no place of R: " + place);
    };
  }

  @Override
  public B isRespelt(State<W, M> one, State<W, M> other) {
    return is.domain().truth(true);
  }

  // What is in it.

  /** The address is the distance from where an area begins, in one of them. */
  @Override
  public B differs(Seen<W, M> one, Seen<W, M> other, W distance) {
    var these = in(one.by());
    var those = in(other.by());
    return is.not(
        all(
            i ->
                is.not(
                    is.all(
                        has(these.get(i), one.by(), i, distance),
                        has(those.get(i), other.by(), i, distance),
                        is.not(
                            is.equal(
                                storage.bits(),
                                word(one, these.get(i), distance),
                                word(other, those.get(i), distance)))))));
  }

  private B has(Found<W, B> area, State<W, M> state, int i, W distance) {
    var some = is.and(area.when(), isSomethingAllowed(area, i));
    if (translation.unit() > 1) {
      return is.and(some, is.below(is.bits(), distance, is.address(translation.unit())));
    }
    var index = is.sum(area.first(), distance);
    return is.all(
        some,
        is.not(is.below(is.bits() + 1, is.wide(area.last()), index)),
        is.below(is.bits() + 1, index, is.wide(state.size())));
  }

  private B isSomethingAllowed(Found<W, B> area, int i) {
    int bits = areas.get(i).allows().bits();
    return is.not(is.equal(bits, area.allows(), is.domain().literal(0, bits)));
  }

  private W word(Seen<W, M> seen, Found<W, B> area, W distance) {
    var content = seen.storage().get(storage);
    if (translation.unit() == 1) {
      return is.domain().load(storage, content, area.first(), distance);
    }
    int low = Long.numberOfTrailingZeros(translation.unit());
    int high = is.bits() - low;
    var unit = is.domain().slice(area.first(), low, high);
    var index = is.domain().join(unit, high, is.domain().slice(distance, 0, low), low);
    return is.domain().load(storage, content, is.address(0), index);
  }

  @Override
  public B escapes(Seen<W, M> run, W index) {
    var found = in(run.by());
    var inside = is.domain().truth(false);
    for (int i = found.size() - 1; i >= 0; i--) {
      var contains = contains(found.get(i), index);
      inside =
          is.or(
              is.and(contains, isSomethingAllowed(found.get(i), i)),
              is.and(is.not(contains), inside));
    }
    return is.domain().and(is.not(inside), is.changes(storage, run.by(), run.storage(), index));
  }

  private B contains(Found<W, B> area, W index) {
    return is.all(
        area.when(),
        is.not(is.below(is.bits(), index, area.first())),
        is.not(is.below(is.bits(), area.last(), index)));
  }

  // Whether it has become another one.

  @Override
  public B leadsElsewhere(State<W, M> before, State<W, M> after, W address) {
    if (!translation.isInStorage()) {
      return is.domain().truth(false);
    }
    int bits = translation.addressBits(storage);
    var at = bits == is.bits() ? address : unknowns.word("address", bits);
    var here = new Leading<>(is, before, at, bits);
    var there = new Leading<>(is, after, at, bits);
    return Arrays.stream(Access.values())
        .map(access -> translation.by(access, bits))
        .map(by -> here.differs(there, by))
        .reduce(is.domain().truth(false), is::or);
  }

  /** Where an address leads in a state. */
  private record Leading<W, B, M>(Terms<W, B, M> is, State<W, M> state, W at, int addressBits) {
    B differs(Leading<W, B, M> other, Addressing by) {
      var address = new Word.Operand("address", addressBits);
      var refused = refused(by, address);
      var apart = is.domain().truth(false);
      for (var word : by.words().apply(address)) {
        var index = word.base().plus(word.offset());
        var same = is.equal(is.bits(), word(index, address), other.word(index, address));
        apart = is.or(apart, is.not(same));
      }
      return is.or(is.xor(refused, other.refused(by, address)), is.and(is.not(refused), apart));
    }

    private Meaning<W, B, M> in(Word.Operand address) {
      return new Meaning<>(is.domain(), new OperandValues<>(List.of(address), List.of(at)), state);
    }

    private W word(Word word, Word.Operand address) {
      return in(address).word(word);
    }

    private B refused(Addressing by, Word.Operand address) {
      return by.checks().apply(address).stream()
          .map(check -> in(address).truth(check.when()))
          .reduce(is.domain().truth(false), is::or);
    }
  }
}
