#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader at the real window: what AT-SPI tells of the demo, and whether the keyboard reaches all.

    screenreader.py PROGRAM

Signs in, asks, and prints one line for each check: "ok NAME" or "failed NAME: why". Runs on a session bus and
a display of its own, which the test starts. Ends what it starts.
"""
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds: the machine may be busy

# Roles that hold others, or only words: they need no name of their own.
CONTAINERS = {"filler", "panel", "frame", "scroll pane", "viewport", "layered pane", "root pane", "unknown",
              "separator", "split pane", "scroll bar", "tool bar", "table cell", "status bar"}
# What a person acts on.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "text", "entry", "list", "list item",
            "table", "page tab", "page tab list", "combo box", "spin button", "link", "menu item", "button"}


def turn(seconds=0.1):
    """Lets events come in."""
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while context.pending():
            context.iteration(False)
        time.sleep(0.01)


def until(find, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        turn(0.2)
    raise RuntimeError("waited in vain for " + what)


def children(accessible):
    accessible.clear_cache()
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            yield child


def tree(accessible, depth=0):
    yield accessible
    if depth < 30:
        for child in children(accessible):
            try:
                yield from tree(child, depth + 1)
            except GLib.Error:
                pass  # it went away while it was read


def has(accessible, state):
    return accessible.get_state_set().contains(state)


def shown(accessible):
    return has(accessible, Atspi.StateType.SHOWING) and has(accessible, Atspi.StateType.VISIBLE)


def describe(accessible):
    return "%s “%s”" % (accessible.get_role_name(), accessible.get_name())


class Reader:
    def __init__(self, program):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.hear)
        for kind in ("object:state-changed:showing", "object:announcement"):
            self.listener.register(kind)
        self.process = subprocess.Popen([program, "--demo"])
        self.window = until(self.find_window, "the window")

    def hear(self, event):
        try:
            if event.type.startswith("object:announcement"):
                self.heard.append(str(event.any_data))
            elif event.detail1 and event.source.get_role() == Atspi.Role.NOTIFICATION:
                self.heard.append(event.source.get_name())
        except GLib.Error:
            pass

    def find_window(self):
        if self.process.poll() is not None:
            raise RuntimeError("the program ended")
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid:
                for window in children(application):
                    if window.get_role_name() == "frame" and shown(window):
                        return window
        return None

    def find(self, role, name):
        for accessible in tree(self.window):
            if accessible.get_role_name() in role and name in accessible.get_name() and shown(accessible):
                return accessible
        return None

    def wait_for(self, role, name):
        return until(lambda: self.find(role, name), "%s “%s”" % ("/".join(role), name))

    def press(self, role, name):
        self.wait_for(role, name).do_action(0)

    def ask(self, question):
        field = self.wait_for(("text", "entry"), "Ask as ")
        field.set_text_contents(question)
        turn()
        self.press(("push button", "button"), "Send")

    # ---- checks

    def unnamed(self):
        wrong = []
        for accessible in tree(self.window):
            role = accessible.get_role_name()
            if role in ("invalid", "") or not shown(accessible):
                continue
            interactive = has(accessible, Atspi.StateType.FOCUSABLE) or role in CONTROLS
            if interactive and role not in CONTAINERS and not accessible.get_name().strip():
                wrong.append(describe(accessible) + " in " + describe(accessible.get_parent()))
            if interactive and role in ("unknown", "invalid"):
                wrong.append("no role: " + describe(accessible))
        return wrong

    def focusable(self):
        """Names of what the Tab key must reach: rows and tabs are reached by arrows inside of theirs."""
        inside = {"list item", "table cell", "page tab", "table column header", "column header", "menu item",
                  "label"}  # whose words can be selected with the mouse
        names = set()
        for accessible in tree(self.window):
            if (has(accessible, Atspi.StateType.FOCUSABLE) and has(accessible, Atspi.StateType.ENABLED)
                    and shown(accessible) and accessible.get_role_name() not in inside | CONTAINERS):
                parent = accessible.get_parent()
                if parent is not None and parent.get_role_name() in ("list item", "spin button"):
                    if parent.get_role_name() == "spin button" or accessible.get_n_actions() == 0:
                        continue
                    if not accessible.get_name() or parent.get_name().startswith(("Receipt", "Agent")):
                        continue  # painted parts: arrow keys
                names.add(accessible.get_name())
        return names

    def focused(self):
        name = None
        for accessible in tree(self.window):
            # Qt calls the current tab, row and cell focused, wherever the focus is; what holds them says the truth.
            if (has(accessible, Atspi.StateType.FOCUSED) and shown(accessible) and accessible.get_name()
                    and accessible.get_role_name() not in ("page tab", "list item", "table cell")):
                name = accessible.get_name()
        return name

    def not_reached(self):
        wanted = self.focusable()
        visited = set()
        for _ in range(len(wanted) * 2 + 6):
            subprocess.run(["xdotool", "key", "Tab"], check=True)
            turn(0.3)
            name = self.focused()
            if name is not None:
                visited.add(name)
            if wanted <= visited:
                break
        return sorted(wanted - visited)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def report(name, wrong):
    print("failed %s: %s" % (name, "; ".join(wrong)) if wrong else "ok " + name, flush=True)


def main():
    reader = Reader(sys.argv[1])
    try:
        window_id = subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(reader.process.pid)],
                                   check=True, capture_output=True, text=True).stdout.split()[-1]
        reader.wait_for(("push button", "button"), "Open the sign-in page")
        report("names on the sign-in page", reader.unnamed())
        reader.press(("push button", "button"), "Open the sign-in page")
        reader.wait_for(("text", "entry"), "Ask as jettro")
        reader.wait_for(("push button", "button"), "How many days off do I have?")
        report("names on the welcome page", reader.unnamed())
        subprocess.run(["xdotool", "windowfocus", "--sync", window_id], check=True)
        report("the Tab key on the welcome page", reader.not_reached())

        reader.heard.clear()
        reader.ask("How many days off do I have?")
        heard = until(lambda: [text for text in reader.heard if "10 days off" in text], "the answer's words")
        report("an answer is announced", [] if len(heard) == 1 else ["%d times" % len(heard)])
        rows = reader.wait_for(("list",), "Messages")
        names = [row.get_name() for row in children(rows)]
        report("the messages are read", [] if any(name.startswith("You, ") for name in names)
               and any("10 days off" in name for name in names) else names)

        reader.heard.clear()
        reader.ask("How many days off does roberto have?")
        until(lambda: [text for text in reader.heard if text.startswith("Not permitted")], "the refusal's words")
        report("a refusal is announced", [])
        reader.wait_for(("push button", "button"), "Copy a request")
        report("names in the chat", reader.unnamed())
        report("the Tab key in the chat", reader.not_reached())

        subprocess.run(["xdotool", "key", "ctrl+2"], check=True)
        reader.wait_for(("table", "tree table"), "Who looked at your data")
        report("names on my data", reader.unnamed())
        report("the Tab key on my data", reader.not_reached())
    except (RuntimeError, GLib.Error) as problem:
        print("failed the whole: %s" % problem, flush=True)
        for accessible in tree(reader.window):
            print("  " + describe(accessible), file=sys.stderr)
    finally:
        reader.close()


main()
