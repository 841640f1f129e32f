"""Settings, and how a database's URL is read."""

import ssl

import pytest

from settings import SettingsError, read_database_url, read_settings

URL = "postgresql://ada:p%40ss@db.example.com/docs"


def test_all_but_the_database_has_a_default():
    settings = read_settings({"DATABASE_URL": URL})
    assert settings.auth_url == settings.site_url == settings.audience == "http://localhost:3000"
    assert settings.session_check == "token"
    assert settings.database_url.drivername == "postgresql+asyncpg"
    assert settings.database_url.password == "p@ss"


def test_server_and_audience_are_the_site_unless_they_are_set():
    env = {"DATABASE_URL": URL, "SITE_URL": "https://docs.example.com"}
    assert read_settings(env).auth_url == read_settings(env).audience == "https://docs.example.com"
    split = read_settings({**env, "AUTH_URL": "https://auth.example.com", "TOKEN_AUDIENCE": "notes"})
    assert (split.auth_url, split.audience) == ("https://auth.example.com", "notes")


def test_every_bad_setting_is_named_and_no_secret_shown():
    with pytest.raises(SettingsError) as raised:
        read_settings({"DATABASE_URL": "mysql://ada:secret@db", "SESSION_CHECK": "sometimes"})
    message = str(raised.value)
    assert "SESSION_CHECK must be one of token, database" in message
    assert "DATABASE_URL must be a URL such as postgresql://user:password@host/database" in message
    assert "secret" not in message


@pytest.mark.parametrize("url", ["", "x", "postgresql+psycopg2://x", "sqlite://", "//"])
def test_another_database_is_refused(url):
    with pytest.raises(ValueError, match="must be a URL such as"):
        read_database_url(url)


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require"])
def test_sslmode_is_what_libpq_means_by_it(mode):
    url, arguments = read_database_url(f"{URL}?sslmode={mode}")
    assert (url.query, arguments) == ({}, {"ssl": mode})


def test_certificates_are_checked_against_those_of_the_system():
    full = read_database_url(f"{URL}?sslmode=verify-full")[1]["ssl"]
    assert (full.verify_mode, full.check_hostname) == (ssl.CERT_REQUIRED, True)
    authority = read_database_url(f"{URL}?sslmode=verify-ca")[1]["ssl"]
    assert (authority.verify_mode, authority.check_hostname) == (ssl.CERT_REQUIRED, False)


def test_a_url_of_neon_is_at_least_as_safe_without_channel_binding():
    for mode in ("require", "verify-full"):
        url, arguments = read_database_url(f"{URL}?sslmode={mode}&channel_binding=require")
        assert url.query == {}
        assert arguments["ssl"].check_hostname is True


@pytest.mark.parametrize("query", ["sslmode=maybe", "options=x", "sslrootcert=x&sslmode=require"])
def test_what_is_not_understood_is_refused(query):
    with pytest.raises(ValueError, match="has "):
        read_database_url(f"{URL}?{query}")
