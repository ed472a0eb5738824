package org.vmorph.vmm.control;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Paging;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/** The allocator that a machine's translation needs: one of those there are. */
final class ByTranslation implements Allocator {
  /**
   * Made when one is asked for: they are initialized after {@link Allocator}, which has this one,
   * even where they come first.
   */
  private static final class Kinds {
    static final List<Allocator> ALL =
        List.of(RelocationAllocator.CLAMPED, new PageAllocator(), new ProtectionAllocator());
  }

  private Optional<Allocator> of(Architecture machine) {
    return Kinds.ALL.stream().filter(it -> it.inapplicable(machine).isEmpty()).findFirst();
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    if (of(machine).isPresent()) {
      return Optional.empty();
    }
    // What a machine of no such kind lacks is what the paper's machine has.
    return machine.translation().filter(Paging.class::isInstance).isPresent()
        ? Optional.of(
            machine
                + " keeps its table of pages in storage, where a store changes it and no monitor is"
                + " told")
        : RelocationAllocator.CLAMPED.inapplicable(machine);
  }

  @Override
  public <W, B, M> State<W, M> confine(
      Domain<W, B, M> domain, Architecture machine, State<W, M> host, State<W, M> guest, W k, W w) {
    return of(machine).orElseThrow().confine(domain, machine, host, guest, k, w);
  }
}
