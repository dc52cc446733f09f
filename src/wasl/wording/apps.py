import logging

from django.apps import AppConfig

from wasl.wording.catalogue_folders import mo_path, stale

logger = logging.getLogger(__name__)


class WordingConfig(AppConfig):
    name = "wasl.wording"
    label = "wording"

    def ready(self) -> None:
        """Compile what was edited, so that nobody reads English because a step was forgotten.

        Where the package cannot be written, or a catalogue is broken, the program starts all the same:
        ``wasl messages --check`` says what is wrong.
        """
        edited = stale()
        if not edited:
            return
        # Babel is only needed, and only loaded, when there is something to compile.
        from babel.messages.pofile import PoFileError

        # What was read before is read again: the first run after an installation is then in the reader's language.
        from django.utils.translation.reloader import translation_file_changed

        from wasl.wording.catalogues import compile_one

        for home, language in edited:
            try:
                compile_one(home, language)
            except (OSError, PoFileError, ValueError) as error:
                logger.warning("The %s words of %s could not be compiled: %s", language, home.name, error)
            else:
                translation_file_changed(None, mo_path(home, language))
