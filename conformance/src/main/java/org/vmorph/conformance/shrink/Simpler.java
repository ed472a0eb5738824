package org.vmorph.conformance.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.ir.Word;

/** Makes numbers smaller: operands of instructions, fields of PSWs. */
final class Simpler {
  /** With more words than these, addresses are not tried one by one. */
  private static final int FEW = 8;

  private final Search search;
  private final Decoder decoder;
  private final Optional<Word.Packed> psw;

  Simpler(Search search, Architecture machine) {
    this.search = search;
    this.decoder = new Decoder(machine);
    this.psw = machine.trapEntry().layout().map(PswLayout::word);
  }

  void all() {
    for (int address = 0; address < search.size() && !search.isOver(); address++) {
      if (search.word(address) != 0) {
        word(address);
      }
    }
  }

  private void word(int address) {
    boolean simpler = true;
    while (simpler) {
      simpler = false;
      for (long candidate : candidates(search.word(address))) {
        if (search.word(address, candidate)) {
          simpler = true;
          break;
        }
      }
    }
  }

  private List<Long> candidates(long word) {
    return decoder.decode(word).map(this::operands).orElseGet(() -> fields(word));
  }

  private List<Long> operands(Decoded decoded) {
    var candidates = new ArrayList<Long>();
    var instruction = decoded.instruction();
    for (int i = 0; i < decoded.operands().length; i++) {
      long old = decoded.operands()[i];
      var values = smaller(old);
      values.addAll(fields(old));
      for (long value : values) {
        if (Long.compareUnsigned(value, old) < 0) {
          var operands = decoded.operands().clone();
          operands[i] = value;
          candidates.add(instruction.encode(operands));
        }
      }
    }
    candidates.addAll(direct(decoded));
    return candidates;
  }

  /** Without one operand, an index say, and another the address of a word that is there. */
  private List<Long> direct(Decoded decoded) {
    var candidates = new ArrayList<Long>();
    var instruction = decoded.instruction();
    var there = IntStream.range(0, search.size()).filter(at -> search.word(at) != 0).toArray();
    int count = decoded.operands().length;
    for (int i = 0; i < count && there.length <= FEW; i++) {
      for (int j = 0; j < count; j++) {
        for (int address : i != j && decoded.operands()[i] != 0 ? there : new int[0]) {
          var operands = decoded.operands().clone();
          operands[i] = 0;
          operands[j] = address;
          if (address <= -1L >>> (64 - instruction.form().operands().get(j).bits())) {
            candidates.add(instruction.encode(operands));
          }
        }
      }
    }
    return candidates;
  }

  /** Each field of a PSW smaller. An R and a small number have fields of a PSW as well. */
  private List<Long> fields(long word) {
    var candidates = new ArrayList<Long>();
    if (psw.isEmpty()) {
      return smaller(word);
    }
    for (var field : psw.get().fields()) {
      int low = psw.get().low(field);
      long mask = -1L >>> (64 - field.bits());
      for (long value : smaller(word >>> low & mask)) {
        candidates.add(word & ~(mask << low) | value << low);
      }
    }
    return candidates;
  }

  /**
   * The usual numbers, then steps down by halves of halves, so that the least one that will do is
   * soon found.
   */
  private List<Long> smaller(long old) {
    long w = search.size();
    var smaller = new ArrayList<Long>();
    for (long value : new long[] {0, 1, 2, w, w + 1}) {
      if (Long.compareUnsigned(value, old) < 0) {
        smaller.add(value);
      }
    }
    for (long step = Long.highestOneBit(old); step != 0; step >>>= 1) {
      if (old - step > 2) {
        smaller.add(old - step);
      }
    }
    return smaller;
  }
}
