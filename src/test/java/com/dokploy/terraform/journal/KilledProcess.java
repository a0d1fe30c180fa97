package com.dokploy.terraform.journal;

/** What the death of a process does to its journal. */
public final class KilledProcess {
    private KilledProcess() {}

    /** The process of this journal is killed: its file stays as it is, and nobody holds it any more. */
    public static void kill(CreateJournal journal) {
        journal.release();
    }
}
