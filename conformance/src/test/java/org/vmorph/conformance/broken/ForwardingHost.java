package org.vmorph.conformance.broken;

import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;

/** A host that passes everything on to another; override what is to be different or seen. */
abstract class ForwardingHost implements Host {
  private final Host host;

  ForwardingHost(Host host) {
    this.host = host;
  }

  @Override
  public Engine engine() {
    return host.engine();
  }

  @Override
  public long size() {
    return host.size();
  }

  @Override
  public long get(Cell cell) {
    return host.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    host.set(cell, word);
  }

  @Override
  public long load(File file, long index) {
    return host.load(file, index);
  }

  /** What is different is different word by word; and of the words of storage. */
  @Override
  public void loadAll(File file, long index, long[] into) {
    if (file.equals(semantics().machine().storage())) {
      Host.super.loadAll(file, index, into);
    } else {
      host.loadAll(file, index, into);
    }
  }

  @Override
  public long used(File file) {
    return host.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    host.store(file, index, word);
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    host.storeAll(file, index, words);
  }

  @Override
  public Exit run(long steps) {
    return host.run(steps);
  }
}
