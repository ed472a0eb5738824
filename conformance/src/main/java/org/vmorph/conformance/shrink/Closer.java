package org.vmorph.conformance.shrink;

import java.util.Arrays;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.ir.Word;

/**
 * Puts what is far away near to the start: words that stand together are moved, and operands and
 * PSWs that name their place go with them.
 */
final class Closer {
  private final Search search;
  private final Architecture machine;
  private final Decoder decoder;
  private final Optional<Word.Packed> psw;

  Closer(Search search, Architecture machine) {
    this.search = search;
    this.machine = machine;
    this.decoder = new Decoder(machine);
    this.psw = machine.trapEntry().layout().map(PswLayout::word);
  }

  void all() {
    for (int from = Straight.START + 1; from < search.size() && !search.isOver(); from++) {
      if (search.word(from) != 0 && search.word(from - 1) == 0) {
        move(from);
      }
    }
  }

  /** The block that starts here, to the first place that will do. */
  private void move(int from) {
    var words = search.words();
    int end = from;
    while (end < words.length && words[end] != 0) {
      end++;
    }
    for (int to = Straight.START; to < from && !search.isOver(); to++) {
      if (isFree(words, to, Math.min(from, to + end - from))
          && search.words(moved(words, from, end, to))) {
        return;
      }
    }
  }

  private static boolean isFree(long[] words, int from, int end) {
    return Arrays.stream(words, from, end).allMatch(word -> word == 0);
  }

  private long[] moved(long[] words, int from, int end, int to) {
    var others = words.clone();
    Arrays.fill(others, from, end, 0);
    System.arraycopy(words, from, others, to, end - from);
    for (int i = 0; i < others.length; i++) {
      if (others[i] != 0) {
        others[i] = renamed(others[i], from, end, to);
      }
    }
    return others;
  }

  /** The same word about another place. */
  private long renamed(long word, int from, int end, int to) {
    var decoded = decoder.decode(word);
    if (decoded.isEmpty()) {
      return psw.map(layout -> resumed(word, layout, from, end, to)).orElse(word);
    }
    var instruction = decoded.get().instruction();
    var operands = decoded.get().operands().clone();
    for (int i = 0; i < operands.length; i++) {
      boolean isAddress =
          instruction.form().operands().get(i).bits() >= machine.programCounter().bits();
      if (isAddress && operands[i] >= from && operands[i] < end) {
        operands[i] += to - from;
      }
    }
    return instruction.encode(operands);
  }

  private long resumed(long word, Word.Packed layout, int from, int end, int to) {
    for (var field : layout.fields()) {
      if (machine.programCounter().equals(field.cell())) {
        int low = layout.low(field);
        long mask = -1L >>> (64 - field.bits());
        long p = word >>> low & mask;
        if (p >= from && p < end) {
          return word & ~(mask << low) | (p + to - from) << low;
        }
      }
    }
    return word;
  }
}
